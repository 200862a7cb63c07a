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
export function diffRows<T extends object>(
  before: Array<T & { id: number }>,
  after: T[],
  keyOf: (row: T) => string,
): RowChanges<T> {
  const stored = new Map(before.map(row => [keyOf(row), row]));
  const upserts: T[] = [];
  for (const row of after) {
    const key = keyOf(row);
    const known = stored.get(key);
    stored.delete(key);
    if (!known || !isSame(known, row)) {
      upserts.push(row);
    }
  }
  return { upserts, removals: [...stored.values()].map(({ id }) => id) };
}

function isSame(stored: object, row: object): boolean {
  return Object.entries(row).every(([name, value]) => {
    const known: unknown = Reflect.get(stored, name);
    if (value instanceof Date) {
      const time =
        typeof known === 'string' ? Date.parse(known) : Number(known);
      return time === value.getTime();
    }
    return typeof value === 'boolean'
      ? Boolean(known) === value
      : known === value;
  });
}
