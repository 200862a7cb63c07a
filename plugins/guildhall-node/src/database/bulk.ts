import { Knex } from 'knex';

/** Rows in one statement: SQLite joins at most 500 of them. */
const MAX_ROWS = 500;

/**
 * Inserts rows in as few statements as the database allows. Where a row's key is
 * already there, its columns are replaced.
 *
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
  for (const chunk of chunkRows(rows)) {
    await tx(table).insert(chunk).onConflict(keys).merge(columns);
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
  for (const chunk of chunkRows(rows)) {
    await tx(table).insert(chunk);
  }
}

function* chunkRows<T>(rows: T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    yield rows.slice(start, start + MAX_ROWS);
  }
}
