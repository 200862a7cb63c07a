import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_SCORECARDS_CHECK } from '@guildhall/plugin-scorecards-common';
import { z } from 'zod';

/** What a decision about a check depends on. */
export interface CheckResource {
  id: string;
  owner?: string;
}

export const checkResourceRef = createPermissionResourceRef<
  CheckResource,
  { owners: string[] }
>().with({
  pluginId: 'scorecards',
  resourceType: RESOURCE_TYPE_SCORECARDS_CHECK,
});

/** For policies that leave a check to the group that owns it. */
export const isCheckOwner = createPermissionRule({
  name: 'IS_CHECK_OWNER',
  description: 'Allow checks that one of the given groups or users owns',
  resourceRef: checkResourceRef,
  paramsSchema: z.object({
    claims: z.array(z.string()).describe('Refs of the possible owners'),
  }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.some(claim => isSame(claim, owner)),
  toQuery: ({ claims }) => ({ owners: claims }),
});

function isSame(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}
