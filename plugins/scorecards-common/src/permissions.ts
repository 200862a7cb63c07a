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
 * Ask for an exemption. Its resource is the catalog entity that it is for, so
 * that a policy can leave it to the entity's owners.
 *
 * @public
 */
export const exemptionRequestPermission = createPermission({
  name: 'scorecards.exemption.request',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});

/**
 * The resource of {@link exemptionDecidePermission}: a check, by its id.
 *
 * @public
 */
export const RESOURCE_TYPE_SCORECARDS_CHECK = 'scorecards-check';

/**
 * Approve, deny and revoke exemptions. Its resource is the check, so that a
 * policy can leave it to the check's owner. Nobody decides what they asked for
 * themselves, whatever the policy says.
 *
 * @public
 */
export const exemptionDecidePermission = createPermission({
  name: 'scorecards.exemption.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SCORECARDS_CHECK,
});

/**
 * Try out definitions over the whole catalog. A rule and its messages can read
 * any fact, so that the right to read facts is asked for too.
 *
 * @public
 */
export const previewPermission = createPermission({
  name: 'scorecards.preview.use',
  attributes: {},
});

/**
 * Start, edit and close campaigns.
 *
 * @public
 */
export const scorecardCampaignManagePermission = createPermission({
  name: 'scorecards.campaign.manage',
  attributes: { action: 'update' },
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
  exemptionRequestPermission,
  exemptionDecidePermission,
  scorecardCampaignManagePermission,
];
