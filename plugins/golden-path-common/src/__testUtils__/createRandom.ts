/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Between 0 and before 1. */
  next(): number;
  /** A whole number between 0 and before the limit. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  // A linear congruential generator modulo 2^32; its high bits are the good ones.
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 2246822519);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: items => items[below(items.length)] };
}
