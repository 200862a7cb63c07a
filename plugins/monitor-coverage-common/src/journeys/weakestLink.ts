import { CellRung, rungs } from '../vocabulary';
import { DependencyGraph } from './createGraph';
import { WeakPoint, WeighedCell } from './types';

/**
 * Worst first. Nobody can say that `unknown` is watched, but what is known not
 * to be is worse.
 */
const severity: readonly CellRung[] = [rungs[0], 'unknown', ...rungs.slice(1)];

/**
 * The weakest link of all that some parts need, they included. Of equals, the
 * one that endangers most, then the nearest. Waived cells are no links.
 * Undefined if nothing has a required signal.
 *
 * @param danger - for each part, how many others need it: see `endangers`
 * @public
 */
export function weakestLink(
  graph: DependencyGraph,
  refs: readonly string[],
  cells: ReadonlyMap<string, readonly WeighedCell[]>,
  danger: ReadonlyMap<string, number> = new Map(),
): WeakPoint | undefined {
  const cameFrom = new Map<string, string | undefined>(
    refs.map(ref => [ref, undefined]),
  );
  let worst: { entityRef: string; cell: WeighedCell } | undefined;
  // Breadth first, so that the first of equals is the nearest.
  for (const [entityRef] of cameFrom) {
    for (const cell of cells.get(entityRef) ?? []) {
      const isWorse =
        !worst ||
        rank(cell) < rank(worst.cell) ||
        (rank(cell) === rank(worst.cell) &&
          (danger.get(entityRef) ?? 0) > (danger.get(worst.entityRef) ?? 0));
      if (!cell.waiver && isWorse) {
        worst = { entityRef, cell };
      }
    }
    for (const needed of graph.needs.get(entityRef) ?? []) {
      if (!cameFrom.has(needed)) {
        cameFrom.set(needed, entityRef);
      }
    }
  }
  if (!worst) {
    return undefined;
  }

  const { signal, rung, reasons } = worst.cell;
  const path: string[] = [];
  let at: string | undefined = worst.entityRef;
  for (; at !== undefined; at = cameFrom.get(at)) {
    path.unshift(at);
  }
  return { entityRef: worst.entityRef, signal, rung, reasons, path };
}

function rank({ rung }: WeighedCell): number {
  return severity.indexOf(rung);
}
