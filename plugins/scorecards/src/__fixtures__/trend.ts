import {
  LevelCount,
  NO_LEVEL,
  ScorecardTrend,
} from '@guildhall/plugin-scorecards-common';
import { ScorecardFixture } from './definitions';
import { ago } from './verdicts';

/** Some days that end where things stand now. */
export function trendOf(
  scorecard: ScorecardFixture,
  now: {
    entities: number;
    levelCounts: LevelCount[];
    points?: number;
    coverage?: number;
  },
  days: number,
): ScorecardTrend {
  if (scorecard.type === 'coverage') {
    return { levels: scorecard.levels, items: [], changes: [] };
  }
  const items = Array.from({ length: days }, (_, index) => {
    const missing = (days - 1 - index) / 90;
    const wave = Math.sin(index / 6) * 0.02;
    const levels = now.levelCounts.map(({ level, count }) => ({
      level,
      count:
        level === NO_LEVEL
          ? 0
          : Math.max(0, Math.round(count * (1 - missing * 0.6 + wave))),
    }));
    const above = levels.reduce((sum, { count }) => sum + count, 0);
    return {
      day: ago(days - 1 - index).slice(0, 10),
      entities: now.entities,
      levels: levels.map(({ level, count }) => ({
        level,
        count: level === NO_LEVEL ? Math.max(0, now.entities - above) : count,
      })),
      points: now.points && now.points * (1 - missing * 0.35 + wave),
      coverage: now.coverage,
    };
  });
  return {
    levels: scorecard.levels,
    items,
    changes: [
      {
        day: ago(Math.floor(days / 3)).slice(0, 10),
        kind: 'definition',
        definition: {
          kind: 'Scorecard',
          id: scorecard.id,
          title: scorecard.title,
        },
        version: 'b1946ac92492d234',
      },
    ],
  };
}
