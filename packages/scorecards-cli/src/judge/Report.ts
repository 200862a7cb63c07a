import {
  ScorecardStage,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';

/** What `--json` prints; everything else is a drawing of it. */
export interface Report {
  entityRef: string;
  /** What the change is compared with; absent if with nothing. */
  comparedWith?: string;
  /** `undecided` if a blocking check cannot tell. */
  outcome: 'passed' | 'blocked' | 'undecided';
  /** What the change does, in sentences. */
  headlines: string[];
  scorecards: ReportedScorecard[];
  checks: ReportedCheck[];
  /** What to know when reading this. */
  notes: string[];
}

export interface ReportedScorecard {
  id: string;
  title: string;
  stage: ScorecardStage;
  /** Titles; absent where the entity is not on the scorecard. */
  before?: string;
  after?: string;
  direction: Direction;
  /** Checks of the levels reached that only exemptions make up for. */
  exempted: number;
}

export interface ReportedCheck {
  id: string;
  title: string;
  /** Absent where there is no such state, or the check is not about it. */
  before?: VerdictStatus;
  after?: VerdictStatus;
  direction: Direction;
  message: string;
  /** Whether an active scorecard of the entity lets no change fail it. */
  blocking: boolean;
  exempted: boolean;
  /** Whether it does not count yet. */
  upcoming: boolean;
  fix?: { title?: string; url: string };
}

/** `same` also where there is nothing to compare with. */
export type Direction = 'better' | 'worse' | 'other' | 'same';
