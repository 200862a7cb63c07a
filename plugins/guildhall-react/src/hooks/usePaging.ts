import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/** The parameter of the URL that says where the page of a list begins. */
export const CURSOR = 'cursor';

/** The state that comes with an entry of the browser's history. */
type PagingState = { cursorsBefore?: (string | undefined)[] } | null;

/**
 * Which page of a list is open, and the way to its neighbours.
 *
 * @public
 */
export interface ListPage {
  /** Where the page begins; nothing on the first one. */
  cursor: string | undefined;
  /** How many pages come before this one; unknown after following a link. */
  pagesBefore: number | undefined;
  openNext: (next: string) => void;
  /** Opens the page before, or the first one where that is unknown. */
  openPrevious: () => void;
}

/**
 * Pages of a list. The cursor is in the URL; the cursors of the pages before
 * it come with the browser's history, because cursors only lead forward.
 *
 * @public
 */
export function usePaging(): ListPage {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { state }: { state: PagingState } = useLocation();

  const cursor = params.get(CURSOR) ?? undefined;
  const before = state?.cursorsBefore ?? [];

  const open = useCallback(
    (to: string | undefined, cursorsBefore: (string | undefined)[]) => {
      const search = new URLSearchParams(params);
      search.delete(CURSOR);
      if (to) {
        search.set(CURSOR, to);
      }
      navigate({ search: search.toString() }, { state: { cursorsBefore } });
    },
    [params, navigate],
  );

  return {
    cursor,
    pagesBefore:
      cursor !== undefined && before.length === 0 ? undefined : before.length,
    openNext: next => open(next, [...before, cursor]),
    openPrevious: () => open(before[before.length - 1], before.slice(0, -1)),
  };
}
