import { rungs } from '@guildhall/plugin-monitor-coverage-common';
import { DatabaseTime } from '@guildhall/plugin-guildhall-node';
import { JsonObject } from '@backstage/types';
import { CellRow } from '../database/coverageRows';

/**
 * What scorecards are told of a part. A number that may be better or worse
 * than it looks, because something is unknown, is left out.
 */
export function toFactValue(
  part: {
    cells: CellRow[];
    findings: number;
    watchDueAt: DatabaseTime | null;
  },
  now: Date,
): JsonObject {
  const required = part.cells.filter(
    ({ waived_until }) => waived_until === null,
  );
  // An exemption lies over a verdict, and does not make it another.
  const asked = part.cells.filter(
    ({ waived_until, waived_exemption }) =>
      waived_until === null || waived_exemption !== null,
  );
  const isUnsure = required.some(({ rung }) => rung === 'unknown');
  const gaps = required.filter(({ is_gap }) => Boolean(is_gap)).length;
  const ranks = required
    .map(({ rung }) => rungs.findIndex(known => known === rung))
    .filter(rank => rank >= 0);
  const lowest = ranks.length > 0 ? Math.min(...ranks) : undefined;
  // Nothing unknown can be below none.
  const weakest = isUnsure && lowest !== 0 ? undefined : lowest;
  return {
    required: required.length,
    covered: isUnsure ? undefined : required.length - gaps,
    gaps: isUnsure ? undefined : gaps,
    weakest: weakest === undefined ? undefined : rungs[weakest],
    weakestRank: weakest,
    signals: asked.map(({ signal }) => signal),
    rungs: Object.fromEntries(
      asked
        .filter(({ rung }) => rung !== 'unknown')
        .map(({ signal, rung }) => [signal, rung]),
    ),
    findings: part.findings,
    watchOverdue:
      part.watchDueAt === null ? undefined : new Date(part.watchDueAt) <= now,
  };
}
