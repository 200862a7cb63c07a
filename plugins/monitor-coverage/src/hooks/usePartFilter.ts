import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import {
  CellRung,
  Signal,
  signals,
  SummaryQuery,
} from '@guildhall/plugin-monitor-coverage-common';
import { CELL_RUNGS } from '../cells';

const LISTS = ['owner', 'system', 'type'] as const;

const NAMES = [...LISTS, 'q', 'signal', 'rung'];

/** What narrows the parts themselves. */
export type PartFilter = Pick<SummaryQuery, (typeof LISTS)[number] | 'q'>;

/** … and what narrows their cells. */
export interface CellFilter {
  signal?: Signal[];
  rung?: CellRung[];
}

/** Which parts and cells a page is about, from its URL. */
export interface Filters {
  parts: PartFilter;
  cells: CellFilter;
}

export function usePartFilter(): SearchFilter<Filters> {
  return useSearchFilter(NAMES, toFilters);
}

function toFilters(params: URLSearchParams): Filters {
  const parts: PartFilter = { q: params.get('q') ?? undefined };
  for (const name of LISTS) {
    parts[name] = unlessEmpty(params.getAll(name));
  }
  const cells: CellFilter = {
    signal: unlessEmpty(
      signals.filter(signal => params.getAll('signal').includes(signal)),
    ),
    rung: unlessEmpty(
      CELL_RUNGS.filter(rung => params.getAll('rung').includes(rung)),
    ),
  };
  return { parts, cells };
}

function unlessEmpty<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}
