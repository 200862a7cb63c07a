import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/**
 * The refs through which the signed-in person owns entities: their own and
 * those of their groups. None until they are known.
 */
export function useOwnership(): string[] {
  const identityApi = useApi(identityApiRef);
  const request = useRequest(
    useCallback(async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return ownershipEntityRefs;
    }, [identityApi]),
  );
  return request.status === 'ready' ? request.value : [];
}
