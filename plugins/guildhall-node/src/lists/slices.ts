import { setImmediate } from 'node:timers/promises';

/**
 * Cuts a list into parts of at most so many items.
 *
 * @public
 */
export function* inSlices<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}

/**
 * The same, for long work on one list: after each part, requests that came
 * meanwhile have their turn.
 *
 * @public
 */
export async function* inTurns<T>(
  items: T[],
  size: number,
): AsyncGenerator<T[]> {
  for (const slice of inSlices(items, size)) {
    yield slice;
    await setImmediate();
  }
}
