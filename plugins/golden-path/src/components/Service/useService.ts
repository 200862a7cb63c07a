import { useApi } from '@backstage/frontend-plugin-api';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';

/** What the golden path knows of one service. */
export function useService(entityRef: string) {
  const goldenPathApi = useApi(goldenPathApiRef);
  return useRequest(
    useCallback(
      signal => goldenPathApi.getService(entityRef, { signal }),
      [goldenPathApi, entityRef],
    ),
  );
}
