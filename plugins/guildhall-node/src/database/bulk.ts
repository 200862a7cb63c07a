import { Knex } from 'knex';
import { inTurns } from '../lists/slices';

/** Rows in one statement: few, because others have their turn after each. */
const MAX_ROWS = 500;

/**
 * Inserts rows in few statements. Where a row's key is already there, its
 * columns are replaced.
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
  keys: ReadonlyArray<keyof T & string>,
  columns?: ReadonlyArray<keyof T & string>,
): Promise<void> {
  for await (const slice of inTurns(rows, MAX_ROWS)) {
    const replaced = columns ?? columnsOf(slice);
    const insert = toInsert(tx, table, slice);
    await tx.raw(
      `${insert.sql} on conflict (${list(keys)}) do update set ${replaced
        .map(() => '?? = ??')
        .join(', ')}`,
      [
        ...insert.bindings,
        ...keys,
        ...replaced.flatMap(column => [column, `excluded.${column}`]),
      ],
    );
  }
}

/**
 * Inserts rows in few statements.
 *
 * @public
 */
export async function insertRows<T extends object>(
  tx: Knex,
  table: string,
  rows: T[],
): Promise<void> {
  for await (const slice of inTurns(rows, MAX_ROWS)) {
    const { sql, bindings } = toInsert(tx, table, slice);
    await tx.raw(sql, bindings);
  }
}

/**
 * One statement whose length does not depend on the number of rows: they are
 * sent as one JSON text, which is many times cheaper than a parameter for each
 * value.
 */
function toInsert(tx: Knex, table: string, rows: object[]) {
  const columns = columnsOf(rows);
  if (tx.client.config.client === 'pg') {
    return {
      sql: `insert into ?? (${list(columns)}) select ${list(
        columns,
      )} from json_populate_recordset(null::??, ?::json)`,
      bindings: [table, ...columns, ...columns, table, toJson(rows)],
    };
  }
  // As SQLite keeps times; truth it has as 0 and 1 anyway.
  const values = rows.map(row =>
    columns.map(column => {
      const value: unknown = Reflect.get(row, column);
      return value instanceof Date ? value.getTime() : value;
    }),
  );
  return {
    sql: `insert into ?? (${list(columns)}) select ${columns
      .map((_, index) => `json_extract(value, '$[${index}]')`)
      .join(', ')} from json_each(?) where true`,
    bindings: [table, ...columns, toJson(values)],
  };
}

/** Half of a surrogate pair is no text to PostgreSQL. */
function toJson(value: object): string {
  const text = JSON.stringify(value);
  return text.includes('\\ud')
    ? JSON.stringify(value, (_, part) =>
        typeof part === 'string' ? Buffer.from(part).toString() : part,
      )
    : text;
}

function columnsOf(rows: object[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row)) {
      columns.add(column);
    }
  }
  return [...columns];
}

function list(names: readonly string[]): string {
  return names.map(() => '??').join(', ');
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
