import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { inSlices } from '@guildhall/plugin-guildhall-node';
import {
  LEVELS_CHANGED_TOPIC,
  LevelsChangedEvent,
  SCORECARDS_SIGNAL_CHANNEL,
  VERDICTS_CHANGED_TOPIC,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';
import { EvaluationChanges } from './Evaluator';

/**
 * More entities than this are not named: readers look for themselves. Changes
 * of levels are rarer, and come in events of so many.
 */
const MAX_NAMED = 100;

/** Tells other plugins and open pages that verdicts and levels changed. */
export class ChangePublisher {
  constructor(
    private readonly events: EventsService,
    private readonly signals: SignalsService,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Publishes what a committed transaction changed. Does not throw: whoever
   * misses a message finds the change in the database. The signal goes to
   * everybody who is signed in, so that it names no entities: not everybody
   * may know them.
   */
  async publish(changes: EvaluationChanges): Promise<void> {
    const { changedEntityRefs, levelChanges } = changes;
    if (changedEntityRefs.length === 0 && levelChanges.length === 0) {
      return;
    }
    try {
      await this.#publishVerdicts([...new Set(changedEntityRefs)]);
      for (const slice of inSlices(levelChanges, MAX_NAMED)) {
        const event: LevelsChangedEvent = { changes: slice };
        await this.events.publish({
          topic: LEVELS_CHANGED_TOPIC,
          eventPayload: event,
        });
      }
      const signal: VerdictsChangedSignal = { entityRefs: [] };
      await this.signals.publish({
        recipients: { type: 'broadcast' },
        channel: SCORECARDS_SIGNAL_CHANNEL,
        message: signal,
      });
    } catch (error) {
      this.logger.warn('Could not tell others that verdicts changed', {
        error: String(error),
      });
    }
  }

  async #publishVerdicts(refs: string[]): Promise<void> {
    if (refs.length > 0) {
      const event: VerdictsChangedSignal = {
        entityRefs: refs.length > MAX_NAMED ? [] : refs,
      };
      await this.events.publish({
        topic: VERDICTS_CHANGED_TOPIC,
        eventPayload: event,
      });
    }
  }
}
