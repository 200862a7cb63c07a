import { DAY_MS, toDay } from '../database/days';
import { RecordedCampaign } from '../recordings/parseRecordings';
import { CampaignStore } from './CampaignStore';

/**
 * Starts the campaigns that were recorded, as they were started then; those
 * that are there already are left as they are. Like any other, they are
 * measured as soon as there is something to measure.
 */
export class CampaignPlayer {
  constructor(private readonly store: CampaignStore) {}

  async play(recorded: RecordedCampaign[], now: Date): Promise<void> {
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    for (const campaign of recorded) {
      const { startedBy, startedDaysAgo, dueInDays, ...content } = campaign;
      await this.store.insert({
        ...content,
        id: `recorded-${campaign.id}`,
        startsOn: toDay(daysAgo(startedDaysAgo)),
        dueOn: toDay(daysAgo(-dueInDays)),
        state: 'planned',
        stateSince: daysAgo(startedDaysAgo),
        createdBy: startedBy,
        createdAt: daysAgo(startedDaysAgo),
        revision: 1,
      });
    }
  }
}
