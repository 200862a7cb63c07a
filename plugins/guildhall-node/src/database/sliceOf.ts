import { decodeCursor, encodeCursor } from './keyset';

/**
 * A page of a list that is short enough to be in memory as a whole.
 *
 * @throws InputError when the cursor is not one of such a list.
 * @public
 */
export function sliceOf<T>(
  all: T[],
  page: { cursor?: string; limit: number },
): { items: T[]; totalItems: number; nextCursor?: string } {
  const { cursor, limit } = page;
  const [start] =
    cursor === undefined ? [0] : decodeCursor(cursor, ['number']).map(Number);
  const end = Math.max(0, Math.floor(start)) + limit;
  return {
    items: all.slice(end - limit, end),
    totalItems: all.length,
    nextCursor: end < all.length ? encodeCursor([end]) : undefined,
  };
}
