import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import { ListDueWatchesQuery } from '@guildhall/plugin-monitor-coverage-common';

const NAMES = ['q', 'owner', 'overdue'];

/** Which watches are shown, from the URL. */
export function useQueueFilter(): SearchFilter<ListDueWatchesQuery> {
  return useSearchFilter(NAMES, toFilter);
}

function toFilter(params: URLSearchParams): ListDueWatchesQuery {
  const owner = params.getAll('owner');
  return {
    q: params.get('q') ?? undefined,
    owner: owner.length > 0 ? owner : undefined,
    overdue: params.get('overdue') === 'true' ? 'true' : undefined,
  };
}
