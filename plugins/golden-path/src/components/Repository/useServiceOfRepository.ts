import { useApi } from '@backstage/frontend-plugin-api';
import {
  GoldenPathApi,
  ServiceDetail,
} from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';

/** The service whose repository this is, if the golden path knows it. */
export function useServiceOfRepository(
  host: string,
  name: string,
): Request<ServiceDetail | undefined> {
  const goldenPathApi = useApi(goldenPathApiRef);
  return useRequest(
    useCallback(
      signal => findService(goldenPathApi, host, name, signal),
      [goldenPathApi, host, name],
    ),
  );
}

async function findService(
  api: GoldenPathApi,
  host: string,
  name: string,
  signal: AbortSignal,
): Promise<ServiceDetail | undefined> {
  const { items } = await api.listServices(
    { repository: `${host}/${name}`, limit: 1 },
    { signal },
  );
  const [service] = items;
  return service && api.getService(service.entityRef, { signal });
}
