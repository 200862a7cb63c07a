import {
  DatabaseTime,
  toIso,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';
import {
  Cell,
  CellRung,
  FindingKind,
  findingKinds,
  MatchKind,
  Rung,
  rungs,
  Signal,
  WatchState,
} from '@guildhall/plugin-monitor-coverage-common';
import { readReasons } from './storedReasons';

/** Nobody can say that `unknown` is watched; what is known not to be is worse. */
const SEVERITY: readonly CellRung[] = ['none', 'unknown', ...rungs.slice(1)];

/** How bad a rung is; 0 is the worst. */
export function severityOf(rung: CellRung): number {
  return SEVERITY.indexOf(rung);
}

/** Nobody would hear of what is on one of these. */
const GAPS: readonly CellRung[] = ['none', 'rule', 'live'];

/** Whether a cell has to be mended; what is waived need not be. */
export function isGap({
  rung,
  waiver,
}: Pick<Cell, 'rung' | 'waiver'>): boolean {
  return !waiver && GAPS.includes(rung);
}

/** A part as it is stored. */
export type PartRow = {
  entity_id: number;
  policy_origin: string;
  policy_title: string;
  tier: string | null;
  gaps: number;
  endangers: number;
  danger: number;
  first_seen_at: DatabaseTime;
  watch_every_days: number | null;
  watch_last_at: DatabaseTime | null;
  watch_last_by: string | null;
  watch_due_at: DatabaseTime | null;
  watch_assignee: string | null;
};

export type CellRow = {
  entity_id: number;
  signal: Signal;
  position: number;
  rung: CellRung;
  severity: number;
  is_gap: boolean | number;
  /** As `writeReasons` has it, as in all rows. */
  reason: string;
  since: DatabaseTime;
  last_good_rung: Rung | null;
  last_good_at: DatabaseTime | null;
  waived_because: string | null;
  waived_until: DatabaseTime | null;
  waived_exemption: string | null;
  waived_by: string | null;
};

export type MatchRow = {
  entity_id: number;
  monitor: number;
  signal: Signal;
  kind: MatchKind;
  /** Reasons. */
  explanation: string;
  rung: Rung;
  reason: string;
  confirmed_by: string | null;
};

export type FindingRow = {
  monitor: number;
  /** To order by. */
  monitor_name: string;
  kind: FindingKind;
  severity: number;
  /** Reasons. */
  message: string;
  since: DatabaseTime;
};

export type OwnerRow = { monitor: number; owner: string };

export type ChangeRow = {
  entity_id: number;
  signal: Signal;
  from_rung: CellRung | null;
  to_rung: CellRung | null;
  reason: string;
  changed_at: DatabaseTime;
  day: string;
};

/** Rows have a key of their own, which tells nothing. */
export type Keyed<T> = T & { id: number };

export function toCell(row: CellRow): Cell {
  return {
    signal: row.signal,
    rung: row.rung,
    reasons: readReasons(row.reason),
    since: toIso(row.since),
    lastGood:
      row.last_good_rung && row.last_good_at
        ? { rung: row.last_good_rung, at: toIso(row.last_good_at) }
        : undefined,
    waiver:
      row.waived_because !== null && row.waived_until !== null
        ? {
            because: row.waived_because,
            until: toIso(row.waived_until),
            exemption: row.waived_exemption ?? undefined,
            by: row.waived_by ?? undefined,
          }
        : undefined,
  };
}

export function toWatchState(
  row: Pick<
    PartRow,
    'watch_last_at' | 'watch_last_by' | 'watch_due_at' | 'watch_assignee'
  >,
  now: Date,
): WatchState | undefined {
  return row.watch_due_at === null
    ? undefined
    : {
        lastAt: toOptionalIso(row.watch_last_at),
        lastBy: row.watch_last_by ?? undefined,
        dueAt: toIso(row.watch_due_at),
        overdue: new Date(row.watch_due_at) <= now,
        assignee: row.watch_assignee ?? undefined,
      };
}

/**
 * A monitor that did not fire because all was well: worth knowing, but nothing
 * that is wrong.
 */
export const HEALTHY_FINDING: FindingKind = 'never-fired';

/** How a kind of finding is ordered; 0 comes first. */
export function findingSeverity(kind: FindingKind): number {
  return kind === HEALTHY_FINDING
    ? findingKinds.length
    : findingKinds.indexOf(kind);
}
