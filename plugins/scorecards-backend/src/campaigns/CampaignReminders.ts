import { Knex } from 'knex';
import { DAY_MS, toDay } from '../database/days';

/** What an owner has left to do for a campaign that is about to end. */
export interface CampaignReminder {
  /** Who owns the entities that are left. */
  owner: string;
  campaign: { id: string; title: string };
  /** The last day, as `2026-11-21`. */
  dueOn: string;
  /** How many of the owner's entities have not reached the goal yet. */
  left: number;
}

/** Tells what owners have left to do. */
export class CampaignReminders {
  constructor(private readonly db: Knex) {}

  /**
   * What is due within some days, for every owner who has something left, by
   * owner and then by what is due first. One statement, whatever their number.
   */
  async listDue(options: {
    now: Date;
    withinDays: number;
  }): Promise<CampaignReminder[]> {
    const { now, withinDays } = options;
    const rows: Array<{
      owner: string;
      id: string;
      title: string;
      due_on: string;
      left: number | string;
    }> = await this.db('campaign')
      .join('campaign_member', 'campaign_member.campaign_id', 'campaign.id')
      .join('entity', 'entity.id', 'campaign_member.entity_id')
      .where('campaign.state', 'running')
      .where('campaign_member.done', false)
      .where(
        'campaign.due_on',
        '<=',
        toDay(new Date(now.getTime() + withinDays * DAY_MS)),
      )
      .whereNull('entity.gone_at')
      .whereNotNull('entity.owner')
      .groupBy(
        'entity.owner',
        'campaign.id',
        'campaign.title',
        'campaign.due_on',
      )
      .orderBy(['entity.owner', 'campaign.due_on', 'campaign.id'])
      .select(
        'entity.owner',
        'campaign.id',
        'campaign.title',
        'campaign.due_on',
      )
      .count({ left: '*' });
    return rows.map(({ owner, id, title, due_on, left }) => ({
      owner,
      campaign: { id, title },
      dueOn: due_on,
      left: Number(left),
    }));
  }
}
