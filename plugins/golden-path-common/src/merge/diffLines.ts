import { shortestEdit } from './shortestEdit';
import { slideGaps } from './slideGaps';

/** Lines of the base, from start to before end, that another text has replaced. */
export interface Change {
  baseStart: number;
  baseEnd: number;
  start: number;
  end: number;
}

/** How a text differs from its base, the first change first. */
export function diffLines(base: string[], other: string[]): Change[] {
  const [removed, added] = gapsBetween(base, other);
  slideGaps(base, removed, added);
  slideGaps(other, added, removed);

  const changes: Change[] = [];
  let baseStart = 0;
  let start = 0;
  for (const [gap, length] of removed.entries()) {
    const baseEnd = baseStart + length;
    const end = start + added[gap];
    if (baseEnd > baseStart || end > start) {
      changes.push({ baseStart, baseEnd, start, end });
    }
    baseStart = baseEnd + 1;
    start = end + 1;
  }
  return changes;
}

/**
 * Counts for both texts the lines that only it has, before each of the lines
 * that both have, and after the last.
 */
function gapsBetween(base: string[], other: string[]): [number[], number[]] {
  const [ids, otherIds] = numberLines(base, other);
  const shared = keepShared(ids, otherIds);
  const otherShared = keepShared(otherIds, ids);
  const { deleted, inserted } = shortestEdit(shared.ids, otherShared.ids);
  return [
    countGaps(shared.restore(deleted)),
    countGaps(otherShared.restore(inserted)),
  ];
}

/**
 * Leaves out the lines that the other text does not have anywhere: they are
 * changed for sure, and would only be in the way.
 */
function keepShared(ids: Int32Array, others: Int32Array) {
  const known = new Set(others);
  return {
    ids: ids.filter(id => known.has(id)),
    restore: (changed: Uint8Array) => {
      let next = 0;
      return Uint8Array.from(ids, id => (known.has(id) ? changed[next++] : 1));
    },
  };
}

function countGaps(changed: Uint8Array): number[] {
  const gaps = [0];
  for (const isChanged of changed) {
    if (isChanged) {
      gaps[gaps.length - 1]++;
    } else {
      gaps.push(0);
    }
  }
  return gaps;
}

/** Gives equal lines equal numbers, which are faster to compare. */
function numberLines(...texts: string[][]): Int32Array[] {
  const numbers = new Map<string, number>();
  return texts.map(lines =>
    Int32Array.from(lines, line => {
      const number = numbers.get(line) ?? numbers.size;
      numbers.set(line, number);
      return number;
    }),
  );
}
