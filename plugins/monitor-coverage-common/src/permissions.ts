import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read what is watched and how well. What is shown is further limited to the
 * entities that the caller may read in the catalog.
 *
 * @public
 */
export const coverageReadPermission = createPermission({
  name: 'monitor-coverage.coverage.read',
  attributes: { action: 'read' },
});

/**
 * Record that one looked at the monitors of a part. Its resource is the
 * catalog entity, so that a policy can leave it to the part's owners.
 *
 * @public
 */
export const watchCreatePermission = createPermission({
  name: 'monitor-coverage.watch.create',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});

/**
 * Record a drill of a monitor of a part. Its resource is the catalog entity,
 * as above.
 *
 * @public
 */
export const drillCreatePermission = createPermission({
  name: 'monitor-coverage.drill.create',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});

/**
 * Confirm or reject that a monitor watches a part. Its resource is the catalog
 * entity, as above.
 *
 * @public
 */
export const matchDecidePermission = createPermission({
  name: 'monitor-coverage.match.decide',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

/**
 * Propose rules for a part to the repository that has its rules. Its resource
 * is the catalog entity, as above.
 *
 * @public
 */
export const proposalCreatePermission = createPermission({
  name: 'monitor-coverage.proposal.create',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});

/**
 * See where monitors are read from, with the messages of what failed, and ask
 * them again at once.
 *
 * @public
 */
export const providerManagePermission = createPermission({
  name: 'monitor-coverage.provider.manage',
  attributes: { action: 'update' },
});

/**
 * Every permission of the monitor coverage plugin.
 *
 * @public
 */
export const monitorCoveragePermissions = [
  coverageReadPermission,
  watchCreatePermission,
  drillCreatePermission,
  matchDecidePermission,
  proposalCreatePermission,
  providerManagePermission,
];
