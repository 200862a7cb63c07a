import {
  applyKeyset,
  DatabaseTime,
  deleteRows,
  toDate,
  toOptionalDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  campaignGoalSchema,
  CampaignGoal,
  CampaignPopulation,
  campaignPopulationSchema,
  CampaignState,
  Page,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { countRows, PageRequest, ReadScope } from '../database/reports/scope';
import { membersIn } from './membersIn';

/** What of a campaign can be edited. */
export interface CampaignContent {
  title: string;
  description: string;
  goal: CampaignGoal;
  population: CampaignPopulation;
  startsOn: string;
  dueOn: string;
  owner: string;
}

/** A campaign as it is stored. */
export interface StoredCampaign extends CampaignContent {
  id: string;
  state: CampaignState;
  stateSince: Date;
  createdBy: string;
  createdAt: Date;
  note?: string;
  revision: number;
  measuredAt?: Date;
  observedSince?: Date;
}

type CampaignRow = {
  id: string;
  title: string;
  description: string;
  goal: string;
  population: string;
  starts_on: string;
  due_on: string;
  owner: string;
  state: CampaignState;
  state_since: DatabaseTime;
  created_by: string;
  created_at: DatabaseTime;
  note: string | null;
  revision: number;
  measured_at: DatabaseTime | null;
  observed_since: DatabaseTime | null;
};

const OPEN: CampaignState[] = ['planned', 'running'];

/** The SQL of campaigns as records. */
export class CampaignStore {
  constructor(private readonly db: Knex) {}

  /** Stores a campaign; one of its id is left as it is. */
  async insert(campaign: StoredCampaign): Promise<void> {
    const { id, state, stateSince, createdBy, createdAt, revision } = campaign;
    await this.db('campaign')
      .insert({
        id,
        ...toColumns(campaign),
        state,
        state_since: stateSince,
        created_by: createdBy,
        created_at: createdAt,
        revision,
      })
      .onConflict('id')
      .ignore();
  }

  async get(id: string): Promise<StoredCampaign | undefined> {
    const row: CampaignRow | undefined = await this.db('campaign')
      .where({ id })
      .first();
    return row && toCampaign(row);
  }

  /** Reads a campaign that nobody else changes until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    id: string,
  ): Promise<StoredCampaign | undefined> {
    const row: CampaignRow | undefined = await tx('campaign')
      .where({ id })
      .forUpdate()
      .first();
    return row && toCampaign(row);
  }

  /** A page of campaigns, what ends last first. */
  async list(
    options: {
      states?: CampaignState[];
      /** Only campaigns that are about an entity of the scope. */
      among?: ReadScope & { entityRefs?: string[] };
    } & PageRequest,
  ): Promise<Page<StoredCampaign>> {
    const { states, among, cursor, limit } = options;
    const matching = this.db('campaign').modify((query: Knex.QueryBuilder) => {
      if (states) {
        query.whereIn('campaign.state', states);
      }
      if (among) {
        query.whereIn(
          'campaign.id',
          membersIn(this.db, among).distinct('campaign_member.campaign_id'),
        );
      }
    });
    const page = matching.clone().limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'campaign.due_on', type: 'text', order: 'desc' },
        { column: 'campaign.id', type: 'text', order: 'asc' },
      ],
      cursor,
    );
    const found: CampaignRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.due_on,
      row.id,
    ]);
    return {
      items: rows.map(toCampaign),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /** Campaigns that are under way, or should be by a day. */
  async listToFollow(day: string): Promise<string[]> {
    return this.db('campaign')
      .whereIn('state', OPEN)
      .where('starts_on', '<=', day)
      .orderBy('id')
      .pluck('id');
  }

  /** @returns Whether it was there, open, and of this revision. */
  async edit(
    id: string,
    revision: number,
    content: CampaignContent,
  ): Promise<boolean> {
    const changed = await this.db('campaign')
      .where({ id, revision })
      .whereIn('state', OPEN)
      .update({ ...toColumns(content), revision: revision + 1 });
    return changed > 0;
  }

  /** @returns Whether it was there and open. */
  async close(id: string, note: string, now: Date): Promise<boolean> {
    const changed = await this.db('campaign')
      .where({ id })
      .whereIn('state', OPEN)
      .update({ state: 'closed', state_since: now, note });
    return changed > 0;
  }

  async setState(
    tx: Knex.Transaction,
    id: string,
    state: CampaignState,
    now: Date,
  ): Promise<void> {
    await tx('campaign').where({ id }).update({ state, state_since: now });
  }

  /** Forgets campaigns that ended before a time. */
  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'campaign', 'id', query =>
      query.whereNotIn('state', OPEN).where('state_since', '<', before),
    );
  }
}

function toColumns(content: CampaignContent) {
  const { title, description, goal, population, owner } = content;
  return {
    title,
    description,
    goal: JSON.stringify(goal),
    population: JSON.stringify(population),
    starts_on: content.startsOn,
    due_on: content.dueOn,
    owner,
  };
}

function toCampaign(row: CampaignRow): StoredCampaign {
  const { id, title, description, owner, state, revision } = row;
  return {
    id,
    title,
    description,
    owner,
    state,
    revision,
    goal: campaignGoalSchema.parse(JSON.parse(row.goal)),
    population: campaignPopulationSchema.parse(JSON.parse(row.population)),
    startsOn: row.starts_on,
    dueOn: row.due_on,
    stateSince: toDate(row.state_since),
    createdBy: row.created_by,
    createdAt: toDate(row.created_at),
    note: row.note ?? undefined,
    measuredAt: toOptionalDate(row.measured_at),
    observedSince: toOptionalDate(row.observed_since),
  };
}
