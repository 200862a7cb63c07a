import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Effect,
  effectManagePermission,
  effectUndoPermission,
} from '@guildhall/plugin-golden-path-common';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/** Whether the person may undo an effect: their own, or anybody's. */
export function useMayUndo(): (effect: Effect) => boolean {
  const identityApi = useApi(identityApiRef);
  const own = usePermission({ permission: effectUndoPermission });
  const all = usePermission({ permission: effectManagePermission });
  const identity = useRequest(
    useCallback(() => identityApi.getBackstageIdentity(), [identityApi]),
  );
  const me =
    identity.status === 'ready' ? identity.value.userEntityRef : undefined;
  return ({ createdBy }) => all.allowed || (own.allowed && createdBy === me);
}
