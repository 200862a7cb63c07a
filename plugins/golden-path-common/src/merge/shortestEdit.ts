/** A run of positions that two sequences do not have in common. */
export interface Difference {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

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
  const furthest = new FurthestPaths(a, b);

  const compare = (box: Box) => {
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
      const [aMiddle, bMiddle] = furthest.meet({ aStart, aEnd, bStart, bEnd });
      compare({ aStart, aEnd: aMiddle, bStart, bEnd: bMiddle });
      compare({ aStart: aMiddle, aEnd, bStart: bMiddle, bEnd });
    }
  };
  compare({ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length });
  return { deleted, inserted };
}

type Box = Difference;

/** A diagonal is the difference between the positions in both sequences. */
class FurthestPaths {
  /** By diagonal, how far a path from the beginning gets in `a`. */
  readonly #forward: Int32Array;
  /** By diagonal, how far a path from the end gets. */
  readonly #backward: Int32Array;
  /** Diagonals are negative, too. */
  readonly #zero: number;

  constructor(private readonly a: Int32Array, private readonly b: Int32Array) {
    this.#zero = b.length + 1;
    this.#forward = new Int32Array(a.length + b.length + 3);
    this.#backward = new Int32Array(a.length + b.length + 3);
  }

  /** Where a shortest path is halfway, which is neither its beginning nor end. */
  meet({ aStart, aEnd, bStart, bEnd }: Box): [number, number] {
    const { a, b } = this;
    const forward = this.#forward;
    const backward = this.#backward;
    const zero = this.#zero;
    const lowest = aStart - bEnd;
    const highest = aEnd - bStart;
    const first = aStart - bStart;
    const last = aEnd - bEnd;
    const isOdd = (first - last) % 2 !== 0;
    let low = first;
    let high = first;
    let lowBack = last;
    let highBack = last;
    forward[zero + first] = aStart;
    backward[zero + last] = aEnd;

    for (let round = 1; round < maxRounds; round++) {
      if (low > lowest) {
        low--;
        forward[zero + low - 1] = -1;
      } else {
        low++;
      }
      if (high < highest) {
        high++;
        forward[zero + high + 1] = -1;
      } else {
        high--;
      }
      for (let diagonal = high; diagonal >= low; diagonal -= 2) {
        const deleting = forward[zero + diagonal - 1] + 1;
        const inserting = forward[zero + diagonal + 1];
        let x = Math.max(deleting, inserting);
        let y = x - diagonal;
        while (x < aEnd && y < bEnd && a[x] === b[y]) {
          x++;
          y++;
        }
        forward[zero + diagonal] = x;
        if (
          isOdd &&
          diagonal >= lowBack &&
          diagonal <= highBack &&
          backward[zero + diagonal] <= x
        ) {
          return [x, y];
        }
      }

      if (lowBack > lowest) {
        lowBack--;
        backward[zero + lowBack - 1] = unreachable;
      } else {
        lowBack++;
      }
      if (highBack < highest) {
        highBack++;
        backward[zero + highBack + 1] = unreachable;
      } else {
        highBack--;
      }
      for (let diagonal = highBack; diagonal >= lowBack; diagonal -= 2) {
        const inserting = backward[zero + diagonal - 1];
        const deleting = backward[zero + diagonal + 1] - 1;
        let x = Math.min(inserting, deleting);
        let y = x - diagonal;
        while (x > aStart && y > bStart && a[x - 1] === b[y - 1]) {
          x--;
          y--;
        }
        backward[zero + diagonal] = x;
        if (
          !isOdd &&
          diagonal >= low &&
          diagonal <= high &&
          x <= forward[zero + diagonal]
        ) {
          return [x, y];
        }
      }
    }
    return this.#furthest({ aStart, aEnd, bStart, bEnd }, low, high);
  }

  /** The point from which least is left. */
  #furthest(box: Box, low: number, high: number): [number, number] {
    let best: [number, number] = [box.aStart, box.bStart];
    for (let diagonal = high; diagonal >= low; diagonal -= 2) {
      const reached = this.#forward[this.#zero + diagonal];
      const x = Math.min(reached, box.aEnd, box.bEnd + diagonal);
      if (x + x - diagonal > best[0] + best[1]) {
        best = [x, x - diagonal];
      }
    }
    return best;
  }
}

const unreachable = 2 ** 30;

/** Texts that have little in common are not worth the shortest path. */
const maxRounds = 1000;
