import {
  applyEntityAccess,
  applyKeyset,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { EntitySummary, Page } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { applyEntityFilter } from '../database/applyEntityFilter';
import { DAY_MS, toDay } from '../database/days';
import {
  countRows,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntitySummary,
} from '../database/reports/scope';
import { membersIn } from './membersIn';

/** How many members of a kind a campaign has. */
export interface MemberCount {
  campaignId: string;
  owner?: string;
  isLater: boolean;
  done: boolean;
  count: number;
}

/** How many members changed on a day, in the same way. */
export interface ChangeCount {
  /** As `2026-11-21`. */
  day: string;
  owner?: string;
  change: 'joined' | 'left' | 'gained' | 'lost';
  isLater: boolean;
  done: boolean;
  count: number;
}

/** A member of a campaign. */
export interface Member {
  entityId: number;
  entity: EntitySummary;
  done: boolean;
  isLater: boolean;
}

/** The SQL of how campaigns go, for whoever may see which entities. */
export class CampaignReports {
  constructor(private readonly db: Knex) {}

  /** How far campaigns have come, and by owner if asked for. */
  async countMembers(
    options: {
      campaignIds: string[];
      byOwner: boolean;
      entityRefs?: string[];
    } & ReadScope,
  ): Promise<MemberCount[]> {
    const keys = ['campaign_id', 'is_later', 'done'].map(
      column => `campaign_member.${column}`,
    );
    const columns = options.byOwner ? [...keys, 'entity.owner'] : keys;
    const rows: Array<{
      campaign_id: string;
      is_later: boolean | number;
      done: boolean | number;
      owner?: string | null;
      count: number | string;
    }> = await membersIn(this.db, options)
      .whereIn('campaign_member.campaign_id', options.campaignIds)
      .groupBy(columns)
      .select(columns)
      .count({ count: '*' });
    return rows.map(row => ({
      campaignId: row.campaign_id,
      owner: row.owner ?? undefined,
      isLater: Boolean(row.is_later),
      done: Boolean(row.done),
      count: Number(row.count),
    }));
  }

  /**
   * What changed since a time, by day and owner. Entities that the catalog no
   * longer has are part of what was.
   */
  async countChanges(
    options: { campaignId: string; since: Date } & ReadScope,
  ): Promise<ChangeCount[]> {
    const { campaignId, since, filter, access } = options;
    const day =
      this.db.client.config.client === 'pg'
        ? `floor(extract(epoch from campaign_change.at) / 86400)::integer`
        : `cast(campaign_change.at / ${DAY_MS} as integer)`;
    const keys = ['entity.owner', 'change', 'is_later', 'done'];
    const rows: Array<{
      day: number;
      owner: string | null;
      change: ChangeCount['change'];
      is_later: boolean | number;
      done: boolean | number;
      count: number | string;
    }> = await this.db('campaign_change')
      .join('entity', 'entity.id', 'campaign_change.entity_id')
      .where('campaign_change.campaign_id', campaignId)
      .where('campaign_change.at', '>=', since)
      .modify((query: Knex.QueryBuilder) => {
        applyEntityFilter(query, filter ?? {});
        applyEntityAccess(query, access);
      })
      .select(...keys, this.db.raw(`${day} as day`))
      .groupBy(keys)
      .groupByRaw(day)
      .count({ count: '*' });
    return rows.map(row => ({
      day: toDay(new Date(row.day * DAY_MS)),
      owner: row.owner ?? undefined,
      change: row.change,
      isLater: Boolean(row.is_later),
      done: Boolean(row.done),
      count: Number(row.count),
    }));
  }

  /** A page of members, by ref. */
  async listMembers(
    options: { campaignId: string; done?: boolean } & ReadScope & PageRequest,
  ): Promise<Page<Member>> {
    const { campaignId, done, cursor, limit } = options;
    const matching = membersIn(this.db, options)
      .where('campaign_member.campaign_id', campaignId)
      .modify((query: Knex.QueryBuilder) => {
        if (done !== undefined) {
          query.where('campaign_member.done', done);
        }
      });
    const page = matching
      .clone()
      .select(
        ...ENTITY_COLUMNS,
        'entity.id as entity_id',
        'campaign_member.done',
        'campaign_member.is_later',
      )
      .limit(limit + 1);
    applyKeyset(
      page,
      [{ column: 'entity.ref', type: 'text', order: 'asc' }],
      cursor,
    );
    const found: Array<
      EntityColumns & {
        entity_id: number;
        done: boolean | number;
        is_later: boolean | number;
      }
    > = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [row.entity_ref]);
    return {
      items: rows.map(row => ({
        entityId: row.entity_id,
        entity: toEntitySummary(row),
        done: Boolean(row.done),
        isLater: Boolean(row.is_later),
      })),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }
}
