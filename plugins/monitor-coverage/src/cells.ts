import {
  Cell,
  CellRung,
  Rung,
  rungs,
  Signal,
  signals,
} from '@guildhall/plugin-monitor-coverage-common';

/** How a cell is drawn: its rung, or that it is waived. */
export type CellState = CellRung | 'waived';

/** Worst first; what is not needed comes last. */
export const CELL_STATES: readonly CellState[] = [
  'none',
  'unknown',
  'rule',
  'live',
  'routed',
  'proven',
  'waived',
];

/** The rungs that can be filtered by, worst first. */
export const CELL_RUNGS: readonly CellRung[] = [
  'none',
  'unknown',
  'rule',
  'live',
  'routed',
  'proven',
];

export function stateOf(cell: Pick<Cell, 'rung' | 'waiver'>): CellState {
  return cell.waiver ? 'waived' : cell.rung;
}

/** Whether nobody would hear of it: certain, and not waived. */
export function isGap(cell: Pick<Cell, 'rung' | 'waiver'>): boolean {
  const state = stateOf(cell);
  return state === 'none' || state === 'rule' || state === 'live';
}

/** Whether a cell is certain to have reached a rung. */
export function reaches(cell: Pick<Cell, 'rung'>, rung: Rung): boolean {
  return (
    cell.rung !== 'unknown' && rungs.indexOf(cell.rung) >= rungs.indexOf(rung)
  );
}

/** The cells of a part, worst first. */
export function worstFirst<T extends Pick<Cell, 'rung' | 'waiver'>>(
  cells: readonly T[],
): T[] {
  return [...cells].sort(
    (a, b) => CELL_STATES.indexOf(stateOf(a)) - CELL_STATES.indexOf(stateOf(b)),
  );
}

/** The signals that some parts need, in the order of the vocabulary. */
export function signalsOf(
  parts: readonly { cells: readonly { signal: Signal }[] }[],
): Signal[] {
  const needed = new Set(
    parts.flatMap(({ cells }) => cells.map(({ signal }) => signal)),
  );
  return signals.filter(signal => needed.has(signal));
}

/** How many of some cells are drawn in each way. */
export function countStates(cells: readonly Cell[]): Map<CellState, number> {
  const counts = new Map<CellState, number>();
  for (const cell of cells) {
    const state = stateOf(cell);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}
