import { Drift, ListServicesQuery } from '@guildhall/plugin-golden-path-common';
import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import { isDrift } from './drifts';

const NAMES = ['template', 'version', 'owner', 'drift', 'q'] as const;

/** Which services the list is about. */
export type ServicesFilter = Pick<ListServicesQuery, (typeof NAMES)[number]>;

/** The filter of the list, from the URL. */
export function useServicesFilter(): SearchFilter<ServicesFilter> {
  return useSearchFilter(NAMES, toFilter);
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
