import {
  EffectStatus,
  ListEffectsQuery,
} from '@guildhall/plugin-golden-path-common';
import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';

const NAMES = ['status', 'entityRef', 'taskId'] as const;

export const EFFECT_STATUSES: readonly EffectStatus[] = [
  'pending',
  'done',
  'failed',
  'undone',
];

/** Which effects the ledger shows, from the URL. */
export function useEffectsFilter(): SearchFilter<ListEffectsQuery> {
  return useSearchFilter(NAMES, toFilter);
}

function toFilter(params: URLSearchParams): ListEffectsQuery {
  const status = params
    .getAll('status')
    .filter((value): value is EffectStatus =>
      EFFECT_STATUSES.some(known => known === value),
    );
  return {
    status: status.length > 0 ? status : undefined,
    entityRef: params.get('entityRef') ?? undefined,
    taskId: params.get('taskId') ?? undefined,
  };
}
