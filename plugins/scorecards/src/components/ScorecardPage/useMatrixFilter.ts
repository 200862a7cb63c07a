import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { useMemo } from 'react';
import { ATTENTION_ORDER } from '../../attentionOrder';
import { CURSOR, SearchChanges, useSearchState } from '../../hooks';

const NAMES = ['level', 'status', 'check'];

/** Which rows the matrix shows, beyond the filter of the page. */
export interface MatrixFilter {
  level?: string[];
  status?: VerdictStatus[];
  check?: string;
}

export function useMatrixFilter() {
  const { params, update } = useSearchState();

  const search = new URLSearchParams(
    [...params].filter(([name]) => NAMES.includes(name)),
  ).toString();
  const filter = useMemo(() => toFilter(new URLSearchParams(search)), [search]);
  const { level = [], status = [], check } = filter;

  // Another filter makes another list: its pages start anew.
  const change = (changes: SearchChanges) =>
    update({ ...changes, [CURSOR]: undefined });

  return {
    filter,
    isFiltered: search !== '',
    toggleLevel: (id: string) => change({ level: toggle(level, id) }),
    toggleStatus: (each: VerdictStatus) =>
      change({ status: toggle(status, each) }),
    /** Shows who fails a check; a second time shows everybody again. */
    toggleCheck: (id: string) =>
      check === id
        ? change({ check: undefined, status: undefined })
        : change({ check: id, status: status.length ? status : 'fail' }),
    clear: () =>
      change({ level: undefined, status: undefined, check: undefined }),
  };
}

function toFilter(params: URLSearchParams): MatrixFilter {
  const level = params.getAll('level');
  const status = ATTENTION_ORDER.filter(each =>
    params.getAll('status').includes(each),
  );
  return {
    level: level.length > 0 ? level : undefined,
    status: status.length > 0 ? status : undefined,
    check: params.get('check') ?? undefined,
  };
}

function toggle<T>(list: readonly T[], item: T): T[] {
  return list.includes(item)
    ? list.filter(other => other !== item)
    : [...list, item];
}
