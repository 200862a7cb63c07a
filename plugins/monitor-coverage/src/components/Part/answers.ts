import { Cell, Rung } from '@guildhall/plugin-monitor-coverage-common';
import { reaches } from '../../cells';

/** A question about a part, answered as well as it can be. */
export interface Answer {
  verdict: 'yes' | 'partly' | 'no' | 'unknown';
  /** Signals for which the answer is certainly yes. */
  amount: number;
  total: number;
  unknown: number;
}

/** How many of the signals that a part needs have reached a rung. */
export function answerFor(cells: readonly Cell[], rung: Rung): Answer {
  const needed = cells.filter(({ waiver }) => !waiver);
  const amount = needed.filter(cell => reaches(cell, rung)).length;
  const unknown = needed.filter(cell => cell.rung === 'unknown').length;
  return {
    verdict: verdictOf(amount, unknown, needed.length),
    amount,
    total: needed.length,
    unknown,
  };
}

function verdictOf(
  amount: number,
  unknown: number,
  total: number,
): Answer['verdict'] {
  if (amount === total) {
    return 'yes';
  }
  if (amount > 0) {
    return 'partly';
  }
  // With nothing certain, one unknown signal is enough not to say no.
  return unknown > 0 ? 'unknown' : 'no';
}
