import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read scorecards, levels and verdicts. What is shown is further limited to
 * the entities that the caller may read in the catalog.
 *
 * @public
 */
export const scorecardReadPermission = createPermission({
  name: 'scorecards.scorecard.read',
  attributes: { action: 'read' },
});

/**
 * Read the facts behind verdicts, now and in the past.
 *
 * @public
 */
export const factReadPermission = createPermission({
  name: 'scorecards.fact.read',
  attributes: { action: 'read' },
});

/**
 * Push facts, and declare the sources they come from.
 *
 * @public
 */
export const factWritePermission = createPermission({
  name: 'scorecards.fact.write',
  attributes: { action: 'update' },
});

/**
 * Ask for an entity to be measured again now. Its resource is the catalog
 * entity, so that a policy can leave it to the entity's owners.
 *
 * @public
 */
export const entityRefreshPermission = createPermission({
  name: 'scorecards.entity.refresh',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

/**
 * Read the health of sources, definitions and jobs.
 *
 * @public
 */
export const healthReadPermission = createPermission({
  name: 'scorecards.health.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the scorecards plugin.
 *
 * @public
 */
export const scorecardsPermissions = [
  scorecardReadPermission,
  factReadPermission,
  factWritePermission,
  entityRefreshPermission,
  healthReadPermission,
];
