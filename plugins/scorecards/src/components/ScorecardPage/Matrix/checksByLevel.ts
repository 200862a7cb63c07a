import {
  LevelRef,
  ScorecardCheck,
  ScorecardDetail,
} from '@guildhall/plugin-scorecards-common';

/** A level with its checks; the first of a level begins a group of columns. */
export type LevelWithChecks = LevelRef & { checks: ScorecardCheck[] };

/** The columns of the matrix, in their groups; levels without checks have none. */
export function checksByLevel(scorecard: ScorecardDetail): LevelWithChecks[] {
  return scorecard.levels
    .map(level => ({
      ...level,
      checks: scorecard.checks.filter(check => check.level === level.id),
    }))
    .filter(level => level.checks.length > 0);
}
