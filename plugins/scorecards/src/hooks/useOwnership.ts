import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/**
 * The refs through which the signed-in person owns entities: their own and
 * those of their groups.
 */
export function useOwnership(): Request<string[]> {
  const identityApi = useApi(identityApiRef);
  return useRequest(
    useCallback(async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return ownershipEntityRefs;
    }, [identityApi]),
  );
}
