/**
 * Everything that a check can say about an entity.
 *
 * @public
 */
export const verdictStatuses = [
  'pass',
  'warn',
  'fail',
  'unknown',
  'not-applicable',
] as const;

/** @public */
export type VerdictStatus = (typeof verdictStatuses)[number];

/**
 * What a scorecard measures.
 *
 * @public
 */
export const scorecardTypes = [
  'readiness',
  'tech-debt',
  'guild-decision',
  'coverage',
] as const;

/** @public */
export type ScorecardType = (typeof scorecardTypes)[number];

/**
 * How far a scorecard or a check has come, from being written to being
 * withdrawn. Drafts and what is retired are not evaluated; what is in preview
 * is, but it neither lifts nor holds back anybody.
 *
 * @public
 */
export const scorecardStages = [
  'draft',
  'preview',
  'active',
  'retired',
] as const;

/** @public */
export type ScorecardStage = (typeof scorecardStages)[number];

/**
 * Where an exemption stands: asked for, holding, or why it no longer holds.
 *
 * @remarks
 *
 * `expired` is over time, `ended` is over because the check passes, `renewed`
 * has made way for its renewal.
 *
 * @public
 */
export const exemptionStates = [
  'requested',
  'in-force',
  'denied',
  'revoked',
  'expired',
  'ended',
  'renewed',
] as const;

/** @public */
export type ExemptionState = (typeof exemptionStates)[number];

/**
 * What an exemption can be for.
 *
 * @public
 */
export const exemptionScopes = ['entity', 'owner', 'system'] as const;

/** @public */
export type ExemptionScopeType = (typeof exemptionScopes)[number];
