import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';

const LISTS = ['owner', 'system', 'kind', 'type', 'lifecycle'] as const;

const NAMES = [...LISTS, 'q'];

/** Parts of the filter that hold several values. */
export type ListFilter = (typeof LISTS)[number];

/** Which entities a page is about, from its URL. */
export function useEntityFilter(): SearchFilter<EntityFilter> {
  return useSearchFilter(NAMES, toFilter);
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
