import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/**
 * Where the page of an entity is, and its tab of scorecards with one check
 * open.
 */
export function useEntityHref() {
  const entityRoute = useRouteRef(entityRouteRef);

  const entityHref = useCallback(
    (entityRef: string) => entityRoute(parseEntityRef(entityRef)),
    [entityRoute],
  );
  const checkHref = useCallback(
    (entityRef: string, check: string) =>
      `${entityHref(entityRef)}/scorecards?check=${encodeURIComponent(check)}`,
    [entityHref],
  );

  return { entityHref, checkHref };
}
