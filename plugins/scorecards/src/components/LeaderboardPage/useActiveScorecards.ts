import { useApi } from '@backstage/frontend-plugin-api';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import {
  MAX_PAGE_SIZE,
  ScorecardSummary,
} from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';

/** The scorecards that count; none until they are loaded. */
export function useActiveScorecards(): ScorecardSummary[] {
  const scorecardsApi = useApi(scorecardsApiRef);
  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listScorecards({ limit: MAX_PAGE_SIZE }, { signal }),
      [scorecardsApi],
    ),
  );
  return request.status === 'ready'
    ? request.value.items.filter(({ stage }) => stage === 'active')
    : [];
}
