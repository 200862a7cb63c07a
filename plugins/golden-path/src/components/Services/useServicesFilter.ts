import { Drift, ListServicesQuery } from '@guildhall/plugin-golden-path-common';
import { useCallback, useMemo } from 'react';
import { CURSOR, SearchChanges, useSearchState } from '../../hooks';
import { isDrift } from './drifts';

const NAMES = ['template', 'version', 'owner', 'drift', 'q'] as const;

/** Which services the list is about. */
export type ServicesFilter = Pick<ListServicesQuery, (typeof NAMES)[number]>;

/** The filter of the list, from the URL. */
export function useServicesFilter() {
  const { params, update } = useSearchState();

  const search = toSearch(params);
  const filter = useMemo(() => toFilter(new URLSearchParams(search)), [search]);

  const setFilter = useCallback(
    // Another filter makes another list: its pages start anew.
    (changes: SearchChanges) => update({ ...changes, [CURSOR]: undefined }),
    [update],
  );
  const clearFilter = useCallback(
    () => setFilter(Object.fromEntries(NAMES.map(name => [name, undefined]))),
    [setFilter],
  );

  return { filter, isFiltered: search !== '', setFilter, clearFilter };
}

function toSearch(params: URLSearchParams): string {
  return new URLSearchParams(
    NAMES.flatMap(name => params.getAll(name).map(value => [name, value])),
  ).toString();
}

function toFilter(params: URLSearchParams): ServicesFilter {
  const owner = params.getAll('owner');
  const drift: Drift[] = params.getAll('drift').filter(isDrift);
  return {
    template: params.get('template') ?? undefined,
    version: params.get('version') ?? undefined,
    owner: owner.length > 0 ? owner : undefined,
    drift: drift.length > 0 ? drift : undefined,
    q: params.get('q') ?? undefined,
  };
}
