import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/**
 * Where the page of an entity is, by its ref.
 *
 * @public
 */
export function useEntityHref(): (entityRef: string) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    entityRef => entityRoute(parseEntityRef(entityRef)),
    [entityRoute],
  );
}
