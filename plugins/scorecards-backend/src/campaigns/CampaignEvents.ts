import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  CampaignEvent,
  CampaignEventName,
  campaignTopic,
  SCORECARDS_SIGNAL_CHANNEL,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';
import { StoredCampaign } from './CampaignStore';

/** Tells other plugins and open pages what became of campaigns. */
export class CampaignEvents {
  constructor(
    private readonly events: EventsService,
    private readonly signals: SignalsService,
    private readonly logger: LoggerService,
  ) {}

  /** Does not throw: whoever misses it finds it in the database. */
  async publish(
    name: CampaignEventName,
    campaign: StoredCampaign,
  ): Promise<void> {
    const { id, title, owner, dueOn } = campaign;
    const event: CampaignEvent = { id, title, owner, dueOn };
    const signal: VerdictsChangedSignal = { entityRefs: [] };
    try {
      await this.events.publish({
        topic: campaignTopic(name),
        eventPayload: event,
      });
      await this.signals.publish({
        recipients: { type: 'broadcast' },
        channel: SCORECARDS_SIGNAL_CHANNEL,
        message: signal,
      });
    } catch (error) {
      this.logger.warn('Could not tell others about a campaign', {
        error: String(error),
      });
    }
  }
}
