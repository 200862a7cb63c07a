import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { partKinds } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { PartFilter } from '../../hooks';

type List = 'owner' | 'system' | 'type';
type Option = { id: string; label: string };
type Options = Record<List, Option[]>;

// Teams and systems are few even where parts are many. Whoever looks for one
// beyond that finds its parts by name.
const MAX_OPTIONS = 500;

/**
 * What there is to filter by, from the catalog. A value of the filter itself
 * is always among it.
 */
export function useFilterOptions(filter: PartFilter): (name: List) => Option[] {
  const catalogApi = useApi(catalogApiRef);
  const request = useRequest(
    useCallback(() => loadOptions(catalogApi), [catalogApi]),
  );
  const options = request.status === 'ready' ? request.value : undefined;

  return name => {
    const known = options?.[name] ?? [];
    const others = (filter[name] ?? [])
      .filter(value => !known.some(({ id }) => id === value))
      .map(value => ({ id: value, label: nameOf(value) }));
    return [...others, ...known];
  };
}

async function loadOptions(catalogApi: CatalogApi): Promise<Options> {
  const [owner, system, { facets }] = await Promise.all([
    listRefs(catalogApi, 'group'),
    listRefs(catalogApi, 'system'),
    catalogApi.getEntityFacets({
      filter: { kind: [...partKinds] },
      facets: ['spec.type'],
    }),
  ]);
  return {
    owner,
    system,
    type: facets['spec.type']
      .map(({ value }) => ({ id: value, label: value }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  };
}

async function listRefs(
  catalogApi: CatalogApi,
  kind: string,
): Promise<Option[]> {
  const { items } = await catalogApi.queryEntities({
    filter: { kind },
    fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: MAX_OPTIONS,
  });
  return items.map(entity => ({
    id: stringifyEntityRef(entity),
    label: entity.metadata.title ?? entity.metadata.name,
  }));
}

/** The name in an entity ref, and any other value as it is. */
function nameOf(value: string): string {
  return value.slice(value.indexOf('/') + 1);
}
