import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/** The parameter of the URL that says where the page of a list begins. */
export const CURSOR = 'cursor';

/** The state that comes with an entry of the browser's history. */
type PagingState = { cursorsBefore?: (string | undefined)[] } | null;

/**
 * Pages of a list. The cursor is in the URL; the cursors of the pages before
 * it come with the browser's history, because cursors only lead forward.
 */
export function usePaging() {
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
    /** How many pages come before this one; unknown after following a link. */
    pagesBefore:
      cursor !== undefined && before.length === 0 ? undefined : before.length,
    openNext: (next: string) => open(next, [...before, cursor]),
    openPrevious: () => open(before[before.length - 1], before.slice(0, -1)),
  };
}
