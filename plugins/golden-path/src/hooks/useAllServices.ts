import { useApi } from '@backstage/frontend-plugin-api';
import {
  GeneratedService,
  GoldenPathApi,
  ListServicesQuery,
} from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../api';

const PAGE_SIZE = 200;
const MAX_SERVICES = 4_000;

/** Services, and how many there are when those are not all of them. */
export interface AllServices {
  items: GeneratedService[];
  totalItems: number;
}

/** Every service that the person may see, or every one of a template. */
export function useAllServices(template?: string): Request<AllServices> {
  const goldenPathApi = useApi(goldenPathApiRef);
  return useRequest(
    useCallback(
      signal => loadAll(goldenPathApi, { template }, signal),
      [goldenPathApi, template],
    ),
  );
}

async function loadAll(
  api: GoldenPathApi,
  query: ListServicesQuery,
  signal: AbortSignal,
): Promise<AllServices> {
  const items: GeneratedService[] = [];
  let cursor: string | undefined;
  let totalItems = 0;
  do {
    const page = await api.listServices(
      { ...query, cursor, limit: PAGE_SIZE },
      { signal },
    );
    items.push(...page.items);
    totalItems = page.totalItems;
    cursor = page.nextCursor;
  } while (cursor && items.length < MAX_SERVICES);
  return { items, totalItems };
}
