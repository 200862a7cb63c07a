import { z } from 'zod';
import { entityRefSchema, exemptionScopeSchema, timestampSchema } from './api';
import { exemptionStates } from './definitions';

/**
 * The topic of the event that is published after verdicts changed.
 *
 * @public
 */
export const VERDICTS_CHANGED_TOPIC = 'guildhall.scorecards.verdicts-changed';

/**
 * The topic of the event that is published after entities rose or fell.
 *
 * @public
 */
export const LEVELS_CHANGED_TOPIC = 'guildhall.scorecards.levels-changed';

/**
 * The topic of the event after an exemption was requested, or became anything
 * else. Followed by the state, as in `guildhall.scorecards.exemption.in-force`.
 *
 * @public
 */
export const EXEMPTION_TOPIC = 'guildhall.scorecards.exemption';

/**
 * The signals channel on which open pages hear that stored verdicts changed.
 *
 * @public
 */
export const SCORECARDS_SIGNAL_CHANNEL = 'scorecards';

/**
 * The payload of {@link VERDICTS_CHANGED_TOPIC}, and of the signal.
 *
 * @public
 */
export const verdictsChangedEventSchema = z.object({
  /** Entities whose verdicts changed; empty when there are too many to name. */
  entityRefs: z.array(entityRefSchema),
});

/**
 * The payload of {@link LEVELS_CHANGED_TOPIC}: all that one evaluation changed,
 * a hundred in one event. An entity's first level is not a change.
 *
 * @public
 */
export const levelsChangedEventSchema = z.object({
  changes: z.array(
    z.object({
      entityRef: entityRefSchema,
      scorecard: z.string(),
      /** Ids of levels; `none` is below the first. */
      from: z.string(),
      to: z.string(),
      direction: z.enum(['up', 'down']),
      at: timestampSchema,
    }),
  ),
});

/**
 * The payload of events about exemptions.
 *
 * @public
 */
export const exemptionEventSchema = z.object({
  id: z.string(),
  check: z.string(),
  scope: exemptionScopeSchema,
  state: z.enum(exemptionStates),
  /** Who asked for it. */
  requestedBy: z.string(),
  endsAt: timestampSchema,
  /** Who made it what it is; absent where time or a passing check did. */
  by: z.string().optional(),
});

/** @public */
export type VerdictsChangedSignal = z.output<typeof verdictsChangedEventSchema>;
/** @public */
export type LevelsChangedEvent = z.output<typeof levelsChangedEventSchema>;
/** @public */
export type LevelChange = LevelsChangedEvent['changes'][number];
/** @public */
export type ExemptionEvent = z.output<typeof exemptionEventSchema>;
