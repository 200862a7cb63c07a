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
