import { Front } from './Front';

/** A part of two sequences: positions from start to before end. */
interface Box {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

const beyondAll = 2 ** 30;

/** Texts that have little in common are not worth the shortest edit. */
const maxRounds = 300;

/**
 * Finds the fewest deletions and insertions that make one sequence of another,
 * with the algorithm of Myers in linear space ("An O(ND) Difference Algorithm
 * and Its Variations", 1986): where the furthest paths from both ends meet,
 * the problem falls apart into two.
 *
 * @returns for each sequence, 1 for each member that is not in the other
 */
export function shortestEdit(
  a: Int32Array,
  b: Int32Array,
): { deleted: Uint8Array; inserted: Uint8Array } {
  const deleted = new Uint8Array(a.length);
  const inserted = new Uint8Array(b.length);
  const diagonals = a.length + b.length + 3;
  const forward = new Front(-1, b.length + 1, diagonals);
  const backward = new Front(beyondAll, b.length + 1, diagonals);
  compare({ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length });
  return { deleted, inserted };

  function compare(box: Box): void {
    let { aStart, aEnd, bStart, bEnd } = box;
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
      aStart++;
      bStart++;
    }
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
      aEnd--;
      bEnd--;
    }
    if (aStart === aEnd) {
      inserted.fill(1, bStart, bEnd);
    } else if (bStart === bEnd) {
      deleted.fill(1, aStart, aEnd);
    } else {
      const [aMiddle, bMiddle] = halfway({ aStart, aEnd, bStart, bEnd });
      compare({ aStart, aEnd: aMiddle, bStart, bEnd: bMiddle });
      compare({ aStart: aMiddle, aEnd, bStart: bMiddle, bEnd });
    }
  }

  /** A point on a shortest path; neither where it begins nor where it ends. */
  function halfway(box: Box): [number, number] {
    const { aStart, aEnd, bStart, bEnd } = box;
    const lowest = aStart - bEnd;
    const highest = aEnd - bStart;
    forward.start(aStart - bStart, aStart);
    backward.start(aEnd - bEnd, aEnd);
    // Which of the two is the one that closes the gap.
    const forwardMeets = (aStart - bStart - aEnd + bEnd) % 2 !== 0;

    for (let round = 0; round < maxRounds; round++) {
      forward.widen(lowest, highest);
      for (const diagonal of forward.diagonals()) {
        const x = runForward(box, diagonal);
        const meets = forwardMeets && backward.has(diagonal);
        if (meets && backward.get(diagonal) <= x) {
          return [x, x - diagonal];
        }
      }
      backward.widen(lowest, highest);
      for (const diagonal of backward.diagonals()) {
        const x = runBackward(box, diagonal);
        const meets = !forwardMeets && forward.has(diagonal);
        if (meets && forward.get(diagonal) >= x) {
          return [x, x - diagonal];
        }
      }
    }
    return furthest(box);
  }

  function runForward({ aEnd, bEnd }: Box, diagonal: number): number {
    const deleting = forward.get(diagonal - 1) + 1;
    const inserting = forward.get(diagonal + 1);
    let x = Math.max(deleting, inserting);
    while (x < aEnd && x - diagonal < bEnd && a[x] === b[x - diagonal]) {
      x++;
    }
    forward.set(diagonal, x);
    return x;
  }

  function runBackward({ aStart, bStart }: Box, diagonal: number): number {
    const deleting = backward.get(diagonal + 1) - 1;
    const inserting = backward.get(diagonal - 1);
    let x = Math.min(deleting, inserting);
    while (
      x > aStart &&
      x - diagonal > bStart &&
      a[x - 1] === b[x - diagonal - 1]
    ) {
      x--;
    }
    backward.set(diagonal, x);
    return x;
  }

  /** The point from which least is left. */
  function furthest({ aStart, aEnd, bStart, bEnd }: Box): [number, number] {
    let best: [number, number] = [aStart, bStart];
    for (const diagonal of forward.diagonals()) {
      const x = Math.min(forward.get(diagonal), aEnd, bEnd + diagonal);
      if (x + x - diagonal > best[0] + best[1]) {
        best = [x, x - diagonal];
      }
    }
    return best;
  }
}
