import { ExemptionScope } from './api';
import { ExemptionState } from './definitions';

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

/**
 * The topic of the event after an exemption was requested, or became anything
 * else. Followed by the state, as in `guildhall.scorecards.exemption.in-force`.
 *
 * @public
 */
export const EXEMPTION_TOPIC = 'guildhall.scorecards.exemption';

/**
 * The payload of events about exemptions.
 *
 * @public
 */
export type ExemptionEvent = {
  id: string;
  check: string;
  scope: ExemptionScope;
  state: ExemptionState;
  /** Who asked for it. */
  requestedBy: string;
  endsAt: string;
  /** Who made it what it is; absent where time or a passing check did. */
  by?: string;
};
