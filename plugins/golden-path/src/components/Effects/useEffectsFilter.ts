import {
  EffectStatus,
  ListEffectsQuery,
} from '@guildhall/plugin-golden-path-common';
import { useCallback, useMemo } from 'react';
import { CURSOR, SearchChanges, useSearchState } from '../../hooks';

const NAMES = ['status', 'entityRef', 'taskId'] as const;

export const EFFECT_STATUSES: readonly EffectStatus[] = [
  'pending',
  'done',
  'failed',
  'undone',
];

/** Which effects the ledger shows, from the URL. */
export function useEffectsFilter() {
  const { params, update } = useSearchState();

  const search = new URLSearchParams(
    NAMES.flatMap(name => params.getAll(name).map(value => [name, value])),
  ).toString();
  const filter = useMemo(() => toFilter(new URLSearchParams(search)), [search]);

  const setFilter = useCallback(
    (changes: SearchChanges) => update({ ...changes, [CURSOR]: undefined }),
    [update],
  );
  const clearFilter = useCallback(
    () => setFilter(Object.fromEntries(NAMES.map(name => [name, undefined]))),
    [setFilter],
  );

  return { filter, isFiltered: search !== '', setFilter, clearFilter };
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
