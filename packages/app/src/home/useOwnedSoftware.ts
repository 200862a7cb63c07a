import { type Entity } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';

export interface OwnedSoftwareState {
  loading: boolean;
  error?: Error;
  value?: { items: Entity[]; totalItems: number };
}

/** The first few entities that the signed-in person or their groups own. */
export function useOwnedSoftware(): OwnedSoftwareState {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);

  return useAsync(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return catalogApi.queryEntities({
      filter: ['component', 'system'].map(kind => ({
        kind,
        'relations.ownedBy': ownershipEntityRefs,
      })),
      fields: ['kind', 'metadata', 'spec.type', 'spec.lifecycle'],
      orderFields: [
        { field: 'kind', order: 'asc' },
        { field: 'metadata.name', order: 'asc' },
      ],
      limit: 10,
    });
  }, [catalogApi, identityApi]);
}
