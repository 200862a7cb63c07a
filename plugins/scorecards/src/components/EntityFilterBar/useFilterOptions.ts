import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { ListFilter } from '../../hooks';
import { SCORED_KINDS } from '../../scoredKinds';

type Option = { id: string; label: string };
type Options = Record<ListFilter, Option[]>;

// Teams and systems are few even where services are many. Whoever looks for
// one beyond that finds its entities by name.
const MAX_OPTIONS = 500;

/**
 * What there is to filter by, from the catalog. A value of the filter itself
 * is always among it.
 */
export function useFilterOptions(
  filter: EntityFilter,
): (name: ListFilter) => Option[] {
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
      filter: { kind: SCORED_KINDS },
      facets: ['spec.type', 'spec.lifecycle'],
    }),
  ]);
  return {
    owner,
    system,
    kind: toOptions(SCORED_KINDS),
    type: toOptions(facets['spec.type'].map(({ value }) => value)),
    lifecycle: toOptions(facets['spec.lifecycle'].map(({ value }) => value)),
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

function toOptions(values: readonly string[]): Option[] {
  return [...values].sort().map(value => ({ id: value, label: value }));
}

/** The name in an entity ref, and any other value as it is. */
function nameOf(value: string): string {
  return value.slice(value.indexOf('/') + 1);
}
