import { useCallback, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/**
 * Changes to parameters of the URL; `undefined` and empty lists remove one.
 *
 * @public
 */
export type SearchChanges = Record<
  string,
  string | readonly string[] | undefined
>;

/**
 * The parameters of the URL, and the way to change some of them.
 *
 * @public
 */
export interface SearchState {
  params: URLSearchParams;
  update: (changes: SearchChanges) => void;
}

/**
 * The state of a page that lives in its URL, so that it survives a reload and
 * can be sent to somebody. `update` stays the same when the URL changes, so
 * that what is given it need not be drawn again.
 *
 * @public
 */
export function useSearchState(): SearchState {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();

  const apply = (changes: SearchChanges) =>
    setParams(withChanges(params, changes), { replace: true, state });
  const latestApply = useRef(apply);
  latestApply.current = apply;
  const update = useCallback(
    (changes: SearchChanges) => latestApply.current(changes),
    [],
  );

  return { params, update };
}

function withChanges(
  current: URLSearchParams,
  changes: SearchChanges,
): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const item of [value ?? []].flat()) {
      if (item) {
        next.append(name, item);
      }
    }
  }
  return next;
}
