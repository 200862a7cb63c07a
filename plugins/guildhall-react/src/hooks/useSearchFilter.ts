import { useCallback, useMemo } from 'react';
import { CURSOR } from './usePaging';
import { SearchChanges, useSearchState } from './useSearchState';

/**
 * The filter of a list, and the ways to change it.
 *
 * @public
 */
export interface SearchFilter<T> {
  /** Stays the same object as long as its parameters do. */
  filter: T;
  isFiltered: boolean;
  /** The filter as a query such as `?owner=a`, or nothing. */
  search: string;
  /** Changes parts of the filter; the list starts at its first page again. */
  setFilter: (changes: SearchChanges) => void;
  clearFilter: () => void;
}

/**
 * The filter of a list, kept in the URL: `names` are its parameters, and
 * `read` makes the filter of them. Neither may change from one drawing of the
 * page to the next.
 *
 * @public
 */
export function useSearchFilter<T>(
  names: readonly string[],
  read: (params: URLSearchParams) => T,
): SearchFilter<T> {
  const { params, update } = useSearchState();

  const search = new URLSearchParams(
    names.flatMap(name => params.getAll(name).map(value => [name, value])),
  ).toString();
  const filter = useMemo(
    () => read(new URLSearchParams(search)),
    [read, search],
  );

  const setFilter = useCallback(
    // Another filter makes another list: its pages start anew.
    (changes: SearchChanges) => update({ ...changes, [CURSOR]: undefined }),
    [update],
  );
  const clearFilter = useCallback(
    () => setFilter(Object.fromEntries(names.map(name => [name, undefined]))),
    [names, setFilter],
  );

  return {
    filter,
    isFiltered: search !== '',
    search: search && `?${search}`,
    setFilter,
    clearFilter,
  };
}
