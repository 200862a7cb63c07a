import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  isResourcePermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import { RESOURCE_TYPE_SCORECARDS_CHECK } from '@guildhall/plugin-scorecards-common';

/**
 * What `when: owner` means for a permission: a condition that the plugin with
 * the resource applies. Undefined for permissions over things nobody owns.
 */
export function createOwnerDecision(
  permission: Permission,
  user: PolicyQueryUser,
): ConditionalPolicyDecision | undefined {
  const { userEntityRef, ownershipEntityRefs } = user.info;

  if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
      conditions: {
        resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ownershipEntityRefs },
      },
    };
  }

  if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
      conditions: {
        resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
        rule: 'IS_TASK_OWNER',
        params: { createdBy: [userEntityRef] },
      },
    };
  }

  if (isResourcePermission(permission, RESOURCE_TYPE_SCORECARDS_CHECK)) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scorecards',
      resourceType: RESOURCE_TYPE_SCORECARDS_CHECK,
      conditions: {
        resourceType: RESOURCE_TYPE_SCORECARDS_CHECK,
        rule: 'IS_CHECK_OWNER',
        params: { claims: ownershipEntityRefs },
      },
    };
  }

  return undefined;
}
