import { useApi } from '@backstage/frontend-plugin-api';
import {
  GoldenPathApi,
  ServiceDetail,
} from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';

const MAX_SERVICES = 200;

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
  // Repositories are named after their services, unless somebody adopted one.
  const { items } = await api.listServices(
    { q: name, limit: MAX_SERVICES },
    { signal },
  );
  const repository = `/git/${encodeURIComponent(host)}/${encodeURIComponent(
    name,
  )}`;
  const service = items.find(({ repositoryUrl }) =>
    `${repositoryUrl}/`.includes(`${repository}/`),
  );
  return service && api.getService(service.entityRef, { signal });
}
