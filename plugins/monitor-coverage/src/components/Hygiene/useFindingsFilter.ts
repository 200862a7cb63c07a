import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import {
  FindingKind,
  findingKinds,
} from '@guildhall/plugin-monitor-coverage-common';

const NAMES = ['kind', 'owner', 'provider'];

export interface FindingsFilter {
  kind?: FindingKind[];
  owner?: string[];
  provider?: string[];
}

/** Which findings are shown, from the URL. */
export function useFindingsFilter(): SearchFilter<FindingsFilter> {
  return useSearchFilter(NAMES, toFilter);
}

function toFilter(params: URLSearchParams): FindingsFilter {
  return {
    kind: unlessEmpty(
      findingKinds.filter(kind => params.getAll('kind').includes(kind)),
    ),
    owner: unlessEmpty(params.getAll('owner')),
    provider: unlessEmpty(params.getAll('provider')),
  };
}

function unlessEmpty<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}
