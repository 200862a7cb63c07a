import {
  LeaderboardRow,
  MIN_RANKED_COVERAGE,
  MIN_RANKED_ENTITIES,
} from '@guildhall/plugin-scorecards-common';

type UnrankedRow = Omit<LeaderboardRow, 'rank' | 'notRanked'>;

/** What a leaderboard can be ordered by. */
export type Order = 'points' | 'coverage' | 'entities' | 'moved' | 'name';

const VALUE_OF: Record<Order, (row: LeaderboardRow) => number> = {
  // Whatever has no rank comes after all that have one.
  points: row =>
    row.rank === undefined ? (row.points ?? 0) - 2 : row.points ?? 0,
  coverage: row => row.coverage ?? 0,
  entities: row => row.entities,
  moved: row => row.moved.up - row.moved.down,
  name: () => 0,
};

/**
 * Gives rows their places by points, and puts them in the order that was asked
 * for. Equals share a place; groups of which too little is there or known have
 * none.
 */
export function rankRows(rows: UnrankedRow[], order: Order): LeaderboardRow[] {
  const points = rows
    .filter(row => toNotRanked(row) === undefined)
    .map(row => row.points ?? 0);
  const ranked = rows.map(row => {
    const notRanked = toNotRanked(row);
    return notRanked
      ? { ...row, notRanked }
      : {
          ...row,
          rank: 1 + points.filter(other => other > (row.points ?? 0)).length,
        };
  });
  const valueOf = VALUE_OF[order];
  return ranked.sort(
    (a, b) => valueOf(b) - valueOf(a) || nameOf(a).localeCompare(nameOf(b)),
  );
}

function toNotRanked(row: UnrankedRow): LeaderboardRow['notRanked'] {
  if (row.entities < MIN_RANKED_ENTITIES) {
    return 'few-entities';
  }
  return (row.coverage ?? 0) < MIN_RANKED_COVERAGE
    ? 'little-measured'
    : undefined;
}

function nameOf({ group = '' }: UnrankedRow): string {
  return group.slice(group.indexOf('/') + 1);
}
