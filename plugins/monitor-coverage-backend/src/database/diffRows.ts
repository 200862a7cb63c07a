import { inTurns } from '@guildhall/plugin-guildhall-node';

const ROWS_PER_TURN = 2_000;

/** What has to be written so that the rows of a table are others. */
export interface RowChanges<T> {
  upserts: T[];
  /** Keys of rows. */
  removals: number[];
}

/**
 * Compares rows by what they say: times as times, whatever the database gives
 * them as, and truth that SQLite has as 0 and 1.
 */
export async function diffRows<T extends object>(
  before: Array<T & { id: number }>,
  after: T[],
  keyOf: (row: T) => string,
): Promise<RowChanges<T>> {
  const stored = new Map(before.map(row => [keyOf(row), row]));
  const upserts: T[] = [];
  for await (const rows of inTurns(after, ROWS_PER_TURN)) {
    for (const row of rows) {
      const key = keyOf(row);
      const known = stored.get(key);
      stored.delete(key);
      if (!known || !isSame(known, row)) {
        upserts.push(row);
      }
    }
  }
  return { upserts, removals: [...stored.values()].map(({ id }) => id) };
}

/** There are many rows, and nearly all of them are as before. */
function isSame<T extends object>(stored: T, row: T): boolean {
  for (const name in row) {
    if (!isSameValue(stored[name], row[name])) {
      return false;
    }
  }
  return true;
}

function isSameValue(stored: unknown, value: unknown): boolean {
  if (stored === value) {
    return true;
  }
  if (value instanceof Date) {
    const time =
      typeof stored === 'string' ? Date.parse(stored) : Number(stored);
    return time === value.getTime();
  }
  return typeof value === 'boolean' && Boolean(stored) === value;
}
