import { Reason } from '../reasons';
import { Rung, rungs } from '../vocabulary';
import {
  Assessment,
  CellAssessment,
  PreviousCell,
  ProviderFailure,
} from './types';
import { dayOf } from './words';

const heightOf = (rung: Rung) => rungs.indexOf(rung);

function bestOf(matches: readonly Assessment[]): Assessment {
  let best: Assessment | undefined;
  for (const { rung, reasons } of matches) {
    if (!best || heightOf(rung) > heightOf(best.rung)) best = { rung, reasons };
  }
  return best ?? { rung: 'none', reasons: [{ code: 'no-monitor' }] };
}

function lastGoodOf(
  previous: PreviousCell | undefined,
): CellAssessment['lastGood'] {
  if (!previous) return undefined;
  const { rung, at, lastGood } = previous;
  return rung === 'unknown' ? lastGood : { rung, at };
}

function toReason(failing: readonly ProviderFailure[]): Reason {
  const providers = failing.map(({ title }) => title);
  const times = failing.flatMap(({ lastGoodAt }) => lastGoodAt ?? []).sort();
  return times.length > 0
    ? {
        code: 'not-answering-since',
        params: { providers, day: dayOf(times[0]) },
      }
    : { code: 'not-answering', params: { providers } };
}

/**
 * How strongly a signal of a part is watched, all monitors together: the best
 * one counts. Give it the matches of providers that answer only; those that do
 * not are `failing`. Where one of these may be what is missing, the cell is
 * unknown, and what it was before is kept.
 *
 * @public
 */
export function assessCell(cell: {
  matches: readonly Assessment[];
  failing: readonly ProviderFailure[];
  previous?: PreviousCell;
}): CellAssessment {
  const best = bestOf(cell.matches);
  // Nothing that a provider could say would change it.
  if (cell.failing.length === 0 || best.rung === 'proven') return best;

  const lastGood = lastGoodOf(cell.previous);
  // Of a cell that was never certain it is enough that its owner would hear.
  const expected = lastGood?.rung ?? 'routed';
  if (heightOf(best.rung) >= heightOf(expected)) return best;
  return {
    rung: 'unknown',
    reasons: [toReason(cell.failing)],
    ...(lastGood && { lastGood }),
  };
}
