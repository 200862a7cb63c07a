import { useApi } from '@backstage/frontend-plugin-api';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';

export function usePart(entityRef: string): Request<PartDetail> {
  const api = useApi(monitorCoverageApiRef);
  return useRequest(
    useCallback(signal => api.getPart(entityRef, { signal }), [api, entityRef]),
  );
}
