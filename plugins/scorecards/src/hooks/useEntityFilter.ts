import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { useCallback, useMemo } from 'react';
import { CURSOR } from './usePaging';
import { useSearchState } from './useSearchState';

const LISTS = ['owner', 'system', 'kind', 'type', 'lifecycle'] as const;

/** Parts of the filter that hold several values. */
export type ListFilter = (typeof LISTS)[number];

/**
 * Which entities a page is about, from its URL.
 */
export function useEntityFilter() {
  const { params, update } = useSearchState();

  const search = toFilterSearch(params);
  const filter = useMemo(() => toFilter(new URLSearchParams(search)), [search]);

  const setFilter = useCallback(
    // Another filter makes another list: its pages start anew.
    (changes: EntityFilter) => update({ ...changes, [CURSOR]: undefined }),
    [update],
  );
  const clearFilter = useCallback(
    () =>
      setFilter({
        ...Object.fromEntries(LISTS.map(name => [name, undefined])),
        q: undefined,
      }),
    [setFilter],
  );

  return {
    filter,
    isFiltered: search !== '',
    /** The filter as a query, to take along to another page. */
    search: search && `?${search}`,
    setFilter,
    clearFilter,
  };
}

function toFilterSearch(params: URLSearchParams): string {
  const search = new URLSearchParams();
  for (const name of [...LISTS, 'q']) {
    for (const value of params.getAll(name)) {
      search.append(name, value);
    }
  }
  return search.toString();
}

function toFilter(params: URLSearchParams): EntityFilter {
  const filter: EntityFilter = { q: params.get('q') ?? undefined };
  for (const name of LISTS) {
    const values = params.getAll(name);
    if (values.length > 0) {
      filter[name] = values;
    }
  }
  return filter;
}
