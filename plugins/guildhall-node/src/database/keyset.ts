import { InputError } from '@backstage/errors';
import { Knex } from 'knex';

/**
 * A column that a list is ordered by. Together the columns of a list must
 * tell every two rows apart, and none may hold NULL.
 *
 * @public
 */
export interface KeysetColumn {
  /** The column or SQL expression, as `table.column`. */
  column: string;
  order: 'asc' | 'desc';
}

/** @public */
export type KeysetPosition = Array<string | number>;

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
 * @param length - How many values the position must have.
 * @throws InputError when the cursor is not one of ours.
 * @public
 */
export function decodeCursor(cursor: string, length: number): KeysetPosition {
  try {
    const position: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (
      Array.isArray(position) &&
      position.length === length &&
      position.every(
        value => typeof value === 'string' || typeof value === 'number',
      )
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
 * @public
 */
export function applyKeyset(
  query: Knex.QueryBuilder,
  columns: KeysetColumn[],
  cursor: string | undefined,
): void {
  if (cursor !== undefined) {
    const position = decodeCursor(cursor, columns.length);
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
