import {
  CompiledCheck,
  CompiledScorecard,
  LevelCount,
  LevelRef,
  NO_LEVEL,
  ScorecardRef,
  StatusCounts,
  TrendPoint,
  Upcoming,
} from '@guildhall/plugin-scorecards-common';
import { LevelTotals } from '../database/reports/LevelReports';
import { DayCount } from '../database/ScoreHistory';

const BELOW: LevelRef = { id: NO_LEVEL, title: 'None' };

/** The level of a number: 0 is below the first. */
export function toLevel(scorecard: CompiledScorecard, level: number): LevelRef {
  const found = scorecard.levels[level - 1];
  return found ? { id: found.id, title: found.title } : BELOW;
}

/** The checks of all levels, the lowest first. */
export function checksOf(scorecard: CompiledScorecard) {
  return scorecard.levels.flatMap(({ checks }) => checks);
}

/** What answers say of a scorecard. */
export function toScorecardRef(scorecard: CompiledScorecard): ScorecardRef {
  const { id, title, type, stage, activeFrom } = scorecard.definition;
  return { id, title, type, stage, activeFrom };
}

/** Counts for every level, the one below the first included. */
export function toLevelCounts(
  scorecard: CompiledScorecard,
  counts: Array<{ level: number; entities: number }>,
): LevelCount[] {
  return [BELOW, ...scorecard.levels].map(({ id }, number) => ({
    level: id,
    count: sum(
      counts.filter(({ level }) => level === number),
      ({ entities }) => entities,
    ),
  }));
}

/** A day as it is drawn. */
export function toTrendPoints(
  scorecard: CompiledScorecard,
  counts: DayCount[],
): TrendPoint[] {
  const byDay = new Map<string, DayCount[]>();
  for (const count of counts) {
    byDay.set(count.day, [...(byDay.get(count.day) ?? []), count]);
  }
  return [...byDay].map(([day, ofDay]) => ({
    day,
    entities: sum(ofDay, ({ entities }) => entities),
    levels: toLevelCounts(scorecard, ofDay),
    points: ratio(
      sum(ofDay, ({ points }) => points),
      sum(ofDay, ({ maxPoints }) => maxPoints),
    ),
    coverage: ratio(
      sum(ofDay, ({ known }) => known),
      sum(ofDay, ({ applicable }) => applicable),
    ),
  }));
}

/** What the levels of a scorecard or of a group add up to. */
export function toTotals(totals: LevelTotals[]) {
  const statuses = addStatuses(totals.map(total => total.statuses));
  const known = statuses.pass + statuses.warn + statuses.fail;
  return {
    entities: sum(totals, ({ entities }) => entities),
    exempted: sum(totals, ({ exempted }) => exempted),
    points: ratio(
      sum(totals, ({ points }) => points),
      sum(totals, ({ maxPoints }) => maxPoints),
    ),
    coverage: ratio(known, known + statuses.unknown),
  };
}

export const NO_STATUSES: StatusCounts = {
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
};

export function addStatuses(counts: StatusCounts[]): StatusCounts {
  return {
    pass: sum(counts, count => count.pass),
    warn: sum(counts, count => count.warn),
    fail: sum(counts, count => count.fail),
    unknown: sum(counts, count => count.unknown),
    'not-applicable': sum(counts, count => count['not-applicable']),
  };
}

/** Whether a check does not count yet, and from when it does. */
export function toUpcoming(
  check: CompiledCheck | undefined,
): Upcoming | undefined {
  return check?.definition.stage === 'preview'
    ? { activeFrom: check.definition.activeFrom }
    : undefined;
}

/** A share; undefined where there is nothing to have a share of. */
export function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

export function sum<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
