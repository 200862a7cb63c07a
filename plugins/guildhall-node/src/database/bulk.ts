import { Knex } from 'knex';

/**
 * Bound values in one statement; the lowest limit of the supported databases
 * is SQLite's 32,766.
 */
const MAX_BINDINGS = 30_000;

/**
 * Inserts rows in as few statements as the database allows, replacing the
 * columns of rows whose key is already there.
 *
 * @public
 */
export async function upsertRows<T extends object>(
  tx: Knex,
  table: string,
  rows: T[],
  keys: Array<keyof T & string>,
): Promise<void> {
  for (const chunk of chunkRows(rows)) {
    await tx(table).insert(chunk).onConflict(keys).merge();
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

function* chunkRows<T extends object>(rows: T[]): Generator<T[]> {
  if (rows.length === 0) {
    return;
  }
  const size = Math.floor(MAX_BINDINGS / Object.keys(rows[0]).length);
  for (let start = 0; start < rows.length; start += size) {
    yield rows.slice(start, start + size);
  }
}
