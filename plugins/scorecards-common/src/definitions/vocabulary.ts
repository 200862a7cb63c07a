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
 * How far a scorecard has come, from being written to being withdrawn.
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
