import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  SCORECARDS_SIGNAL_CHANNEL,
  VERDICTS_CHANGED_TOPIC,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';

/** More entities than this are not named: readers look for themselves. */
const MAX_NAMED = 100;

/** Tells other plugins and open pages that verdicts changed. */
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
  async publish(changedEntityRefs: string[]): Promise<void> {
    if (changedEntityRefs.length === 0) {
      return;
    }
    const refs = [...new Set(changedEntityRefs)];
    const event: VerdictsChangedSignal = {
      entityRefs: refs.length > MAX_NAMED ? [] : refs,
    };
    const signal: VerdictsChangedSignal = { entityRefs: [] };
    try {
      await this.events.publish({
        topic: VERDICTS_CHANGED_TOPIC,
        eventPayload: event,
      });
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
}
