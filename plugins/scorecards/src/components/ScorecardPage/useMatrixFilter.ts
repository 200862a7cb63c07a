import { useSearchFilter } from '@guildhall/plugin-guildhall-react';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { ATTENTION_ORDER } from '../../attentionOrder';

const NAMES = ['level', 'status', 'check'];

/** Which rows the matrix shows, beyond the filter of the page. */
export interface MatrixFilter {
  level?: string[];
  status?: VerdictStatus[];
  check?: string;
}

export function useMatrixFilter() {
  const { filter, isFiltered, setFilter, clearFilter } = useSearchFilter(
    NAMES,
    toFilter,
  );
  const { level = [], status = [], check } = filter;

  return {
    filter,
    isFiltered,
    toggleLevel: (id: string) => setFilter({ level: toggle(level, id) }),
    toggleStatus: (each: VerdictStatus) =>
      setFilter({ status: toggle(status, each) }),
    /** Shows who fails a check; a second time shows everybody again. */
    toggleCheck: (id: string) =>
      check === id
        ? setFilter({ check: undefined, status: undefined })
        : setFilter({ check: id, status: status.length ? status : 'fail' }),
    clear: clearFilter,
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
