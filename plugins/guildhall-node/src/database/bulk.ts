import { Knex } from 'knex';

/** Rows in one statement: SQLite joins at most 500 of them. */
const MAX_ROWS = 500;

/**
 * Inserts rows in as few statements as the database allows. Where a row's key is
 * already there, its columns are replaced.
 *
 * @param rows - No two with the same key.
 * @param columns - The columns to replace. Default: all that the rows have.
 *
 * @public
 */
export async function upsertRows<T extends object>(
  tx: Knex,
  table: string,
  rows: T[],
  keys: Array<keyof T & string>,
  columns?: Array<keyof T & string>,
): Promise<void> {
  for (const slice of inSlices(rows, MAX_ROWS)) {
    await tx(table).insert(slice).onConflict(keys).merge(columns);
  }
}

/**
 * Inserts rows in as few statements as the database allows.
 *
 * @public
 */
export async function insertRows<T extends object>(
  tx: Knex,
  table: string,
  rows: T[],
): Promise<void> {
  for (const slice of inSlices(rows, MAX_ROWS)) {
    await tx(table).insert(slice);
  }
}

/**
 * Deletes the rows that a condition picks, a few at a time, so that a large
 * clean-up never keeps others from the database for long.
 *
 * @param key - The primary key of the table.
 * @param atOnce - Rows in one statement; few, where others go with them.
 * @returns How many rows were deleted.
 * @public
 */
export async function deleteRows(
  db: Knex,
  table: string,
  key: string,
  condition: (query: Knex.QueryBuilder) => void,
  atOnce: number = MAX_ROWS,
): Promise<number> {
  let total = 0;
  for (;;) {
    const deleted: number = await db(table)
      .whereIn(
        key,
        db(table).modify(condition).orderBy(key).limit(atOnce).select(key),
      )
      // Of a row that changed meanwhile it may no longer be true.
      .modify(condition)
      .delete();
    total += deleted;
    if (deleted < atOnce) {
      return total;
    }
  }
}

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
