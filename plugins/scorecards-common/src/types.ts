/**
 * What a check says about one entity.
 *
 * `unknown` means never measured, or measured too long ago; `not-applicable`
 * means the check does not concern this entity.
 *
 * @public
 */
export type VerdictStatus =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'unknown'
  | 'not-applicable';

/**
 * Every verdict status, the one that needs attention most first.
 *
 * @public
 */
export const VERDICT_STATUSES = [
  'fail',
  'warn',
  'unknown',
  'pass',
  'not-applicable',
] as const satisfies readonly VerdictStatus[];

/**
 * What a scorecard is for.
 *
 * @public
 */
export type ScorecardKind =
  | 'readiness'
  | 'tech-debt'
  | 'guild-decision'
  | 'coverage';

/**
 * Where a scorecard is in its life: `draft` is loaded but not scored,
 * `preview` and `active` are scored, `retired` is neither scored nor listed.
 *
 * @public
 */
export type ScorecardStage = 'draft' | 'preview' | 'active' | 'retired';

/**
 * The id of the pseudo level below the first one.
 *
 * @public
 */
export const NO_LEVEL = 'none';

/**
 * The topic of the event that is published after verdicts changed.
 *
 * @public
 */
export const VERDICTS_CHANGED_TOPIC = 'guildhall.scorecards.verdicts-changed';

/**
 * The signals channel on which open pages hear that stored verdicts changed.
 *
 * @public
 */
export const SCORECARDS_SIGNAL_CHANNEL = 'scorecards';

/**
 * The payload of the event and of the signal.
 *
 * @public
 */
export type VerdictsChangedSignal = {
  /** Entities whose verdicts changed; empty when there are too many to name. */
  entityRefs: string[];
};
