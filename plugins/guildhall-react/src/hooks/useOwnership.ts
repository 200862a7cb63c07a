import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { Request, useRequest } from './useRequest';

/**
 * The refs through which the signed-in person owns entities: their own and
 * those of their groups.
 *
 * @public
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
