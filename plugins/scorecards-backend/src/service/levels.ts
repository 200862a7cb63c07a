import {
  CompiledScorecard,
  LevelCount,
  LevelRef,
  NO_LEVEL,
  ScorecardRef,
  TrendPoint,
} from '@guildhall/plugin-scorecards-common';
import { DayCount } from '../database/ScoreHistory';

const BELOW: LevelRef = { id: NO_LEVEL, title: 'None' };

/** The level of a number: 0 is below the first. */
export function toLevel(scorecard: CompiledScorecard, level: number): LevelRef {
  const found = scorecard.levels[level - 1];
  return found ? { id: found.id, title: found.title } : BELOW;
}

/** The number of a level. */
export function toLevelNumber(scorecard: CompiledScorecard, id: string) {
  return scorecard.levels.findIndex(level => level.id === id) + 1;
}

/** What answers say of a scorecard. */
export function toScorecardRef(scorecard: CompiledScorecard): ScorecardRef {
  const { id, title, type, stage } = scorecard.definition;
  return { id, title, type, stage };
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

/** A share; undefined where there is nothing to have a share of. */
export function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

export function sum<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
