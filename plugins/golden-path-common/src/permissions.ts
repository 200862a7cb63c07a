import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read templates, their releases and how they do, and feedback about them.
 *
 * @public
 */
export const templateReadPermission = createPermission({
  name: 'golden-path.template.read',
  attributes: { action: 'read' },
});

/**
 * Check answers and plan a service. Nothing is made by it; to run a template
 * takes the scaffolder's own permissions.
 *
 * @public
 */
export const planCreatePermission = createPermission({
  name: 'golden-path.plan.create',
  attributes: { action: 'create' },
});

/**
 * Read which services were made from a template, what is in their stamps and
 * their upgrades. What is shown is further limited to the entities that the
 * caller may read in the catalog.
 *
 * @public
 */
export const serviceReadPermission = createPermission({
  name: 'golden-path.service.read',
  attributes: { action: 'read' },
});

/**
 * Read a service's repository again, compute, propose and decline upgrades of
 * it. Its resource is the catalog entity, so that a policy can leave it to the
 * entity's owners.
 *
 * @public
 */
export const serviceUpgradePermission = createPermission({
  name: 'golden-path.service.upgrade',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

/**
 * Undo what one made oneself with a template.
 *
 * @public
 */
export const effectUndoPermission = createPermission({
  name: 'golden-path.effect.undo',
  attributes: { action: 'delete' },
});

/**
 * Read and undo what others made.
 *
 * @public
 */
export const effectManagePermission = createPermission({
  name: 'golden-path.effect.manage',
  attributes: { action: 'delete' },
});

/**
 * Start, advance and stop campaigns that upgrade many repositories.
 *
 * @public
 */
export const campaignManagePermission = createPermission({
  name: 'golden-path.campaign.manage',
  attributes: { action: 'update' },
});

/**
 * Say how good a template is.
 *
 * @public
 */
export const feedbackCreatePermission = createPermission({
  name: 'golden-path.feedback.create',
  attributes: { action: 'create' },
});

/**
 * Every permission of the golden path plugin.
 *
 * @public
 */
export const goldenPathPermissions = [
  templateReadPermission,
  planCreatePermission,
  serviceReadPermission,
  serviceUpgradePermission,
  effectUndoPermission,
  effectManagePermission,
  campaignManagePermission,
  feedbackCreatePermission,
];
