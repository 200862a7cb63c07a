import { InputError } from '@backstage/errors';
import { Knex } from 'knex';

/**
 * A column that a list is ordered by. Together the columns of a list must
 * tell every two rows apart, and none may hold NULL.
 *
 * @public
 */
export interface KeysetColumn {
  /** The column, as `table.column`. */
  column: string;
  /** `time` for a timestamp: in positions it is milliseconds since 1970. */
  type: 'text' | 'number' | 'time';
  order: 'asc' | 'desc';
}

/**
 * Where a row is in a list: its values of the columns ordered by.
 *
 * @public
 */
export type KeysetPosition = Array<string | number>;

/** The year 9999; databases know no later times. */
const LAST_TIME = 253_402_300_799_999;

/**
 * Writes the position after a row as an opaque cursor.
 *
 * @public
 */
export function encodeCursor(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads a cursor of {@link encodeCursor}.
 *
 * @param types - What the values of the position are.
 * @throws InputError when the cursor is not one of this list's.
 * @public
 */
export function decodeCursor(
  cursor: string,
  types: Array<KeysetColumn['type']>,
): KeysetPosition {
  try {
    const position: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (
      Array.isArray(position) &&
      position.length === types.length &&
      position.every((value, index) => isOfType(value, types[index]))
    ) {
      return position;
    }
  } catch {
    // Answered below, like any other text that is not a cursor.
  }
  throw new InputError(
    "'cursor' is not valid; use the 'nextCursor' of the previous page as it is",
  );
}

/**
 * Orders a query and starts it behind a cursor.
 *
 * @throws InputError when the cursor is not one of this list's.
 * @public
 */
export function applyKeyset(
  query: Knex.QueryBuilder,
  columns: KeysetColumn[],
  cursor: string | undefined,
): void {
  if (cursor !== undefined) {
    const types = columns.map(({ type }) => type);
    const position = decodeCursor(cursor, types).map((value, index) =>
      types[index] === 'time' ? new Date(value) : value,
    );
    query.where(after => {
      columns.forEach((last, index) => {
        after.orWhere(row => {
          for (const [i, equal] of columns.slice(0, index).entries()) {
            row.where(equal.column, position[i]);
          }
          row.where(
            last.column,
            last.order === 'asc' ? '>' : '<',
            position[index],
          );
        });
      });
    });
  }
  query.orderBy(columns.map(({ column, order }) => ({ column, order })));
}

/**
 * Cuts the row that was read to see whether there is another page.
 *
 * @param rows - Up to `limit + 1` rows.
 * @public
 */
export function toPage<T>(
  rows: T[],
  limit: number,
  position: (row: T) => KeysetPosition,
): { rows: T[]; nextCursor?: string } {
  if (rows.length <= limit) {
    return { rows };
  }
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: encodeCursor(position(page[limit - 1])) };
}

function isOfType(value: unknown, type: KeysetColumn['type']): boolean {
  switch (type) {
    case 'text':
      // PostgreSQL has no NUL characters.
      return typeof value === 'string' && !value.includes('\0');
    case 'time':
      return typeof value === 'number' && value >= 0 && value <= LAST_TIME;
    default:
      return typeof value === 'number';
  }
}
