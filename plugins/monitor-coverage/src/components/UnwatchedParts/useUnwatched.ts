import { useApi } from '@backstage/frontend-plugin-api';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { Part, Summary } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { PartFilter } from '../../hooks';

const LIMIT = 5;

/** The most dangerous parts with gaps, and the system in numbers. */
export interface Unwatched {
  summary: Summary;
  parts: Part[];
}

/** What nobody watches; memoise the filter. */
export function useUnwatched(filter: PartFilter): Request<Unwatched> {
  const api = useApi(monitorCoverageApiRef);
  return useRequest(
    useCallback(
      async signal => {
        const [summary, { items }] = await Promise.all([
          api.getSummary(filter, { signal }),
          api.listParts(
            { ...filter, order: 'danger', limit: LIMIT },
            { signal },
          ),
        ]);
        return { summary, parts: items.filter(({ gaps }) => gaps > 0) };
      },
      [api, filter],
    ),
  );
}
