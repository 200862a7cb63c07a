import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/**
 * Changes to parameters of the URL; `undefined` and empty lists remove one.
 */
export type SearchChanges = Record<
  string,
  string | readonly string[] | undefined
>;

/**
 * The state of a page that lives in its URL, so that it survives a reload and
 * can be sent to somebody.
 */
export function useSearchState() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();

  const update = useCallback(
    (changes: SearchChanges) =>
      setParams(current => withChanges(current, changes), {
        replace: true,
        state,
      }),
    [setParams, state],
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
