import {
  Campaign,
  CampaignDetail,
  CampaignsApi,
  CampaignState,
  CloseCampaign,
  CreateCampaign,
  EditCampaign,
  EntityFilter,
  EntitySummary,
  ListCampaignEntitiesQuery,
  ListCampaignsQuery,
  NO_LEVEL,
} from '@guildhall/plugin-scorecards-common';
import { SCORECARD_FIXTURES } from './definitions';
import { filterEntities, includes, page } from './query';
import { ago, checkFixture, ladderOf } from './verdicts';

const [READINESS] = SCORECARD_FIXTURES;
const [BRONZE] = READINESS.levels;

function campaign(
  id: string,
  title: string,
  state: CampaignState,
  changes: Partial<Campaign> = {},
): Campaign {
  return {
    id,
    title,
    description: 'So that nobody is called at night for what is not written.',
    goal: { scorecard: READINESS, level: BRONZE },
    population: { kind: ['component'] },
    startsOn: day(30),
    dueOn: day(-60),
    owner: 'group:default/reliability-guild',
    state,
    stateSince: ago(30),
    createdBy: 'user:default/kim',
    createdAt: ago(31),
    revision: 1,
    ...changes,
  };
}

/** The campaigns of a believable organisation, in memory. */
export class FakeCampaignsApi implements CampaignsApi {
  readonly #all: EntitySummary[];
  #campaigns = [
    campaign('bronze', 'Bronze for every component', 'running'),
    campaign('runbooks', 'A runbook everywhere', 'planned', {
      goal: { checks: [checkFixture('runbook')] },
      startsOn: day(-7),
      dueOn: day(-90),
    }),
    campaign('owners', 'Everything has an owner', 'achieved', {
      goal: { checks: [checkFixture('owner')] },
      dueOn: day(5),
    }),
  ];

  constructor(entities: EntitySummary[]) {
    this.#all = entities;
  }

  async list(query: ListCampaignsQuery = {}) {
    const { state, entityRef, cursor, limit } = query;
    return page(
      this.#campaigns
        .filter(each => includes(state, each.state))
        .map(each => ({
          ...each,
          progress: this.#progressOf(each, query, entityRef),
        }))
        .filter(
          ({ progress }) =>
            entityRef === undefined || (progress && progress.total > 0),
        ),
      Number(limit ?? 50),
      cursor,
    );
  }

  async get(id: string, query: EntityQuery = {}): Promise<CampaignDetail> {
    const found = this.#find(id);
    const members = this.#membersOf(found, query);
    const progress = this.#progressOf(found, query);
    const owners = [...new Set(members.map(({ owner }) => owner))];
    return {
      ...found,
      progress,
      burnUp: progress
        ? [30, 20, 10, 0].map(days => ({
            day: day(days),
            total: progress.total,
            done: Math.max(0, progress.done - Math.round(days / 6)),
          }))
        : [],
      outlook:
        found.state === 'running'
          ? {
              status: 'range',
              early: day(-50),
              likely: day(-81),
              late: day(-130),
              onTime: 0.21,
            }
          : undefined,
      weeks: 8,
      teams: owners
        .map(owner => {
          const own = members.filter(each => each.owner === owner);
          const left = own.filter(each => !isDone(each)).length;
          return {
            owner,
            total: own.length,
            done: own.length - left,
            expectedLeft: left / 2,
            isLate: left >= 2,
          };
        })
        .sort((a, b) => b.total - b.done - (a.total - a.done)),
    };
  }

  async listEntities(id: string, query: ListCampaignEntitiesQuery = {}) {
    const { done, limit, cursor } = query;
    return page(
      this.#membersOf(this.#find(id), query)
        .map(entity => ({
          entity,
          done: isDone(entity),
          isLater: false,
          open: openChecks(entity),
        }))
        .filter(row => done === undefined || String(row.done) === done),
      Number(limit ?? 50),
      cursor,
    );
  }

  async create(request: CreateCampaign) {
    const { title, dueOn, startsOn, owner } = request;
    const created = campaign('created', title, 'running', {
      dueOn,
      startsOn,
      owner,
    });
    this.#campaigns = [created, ...this.#campaigns];
    return this.get('created');
  }

  async edit(id: string, { title, dueOn }: EditCampaign) {
    return this.#replace({ ...this.#find(id), title, dueOn });
  }

  async close(id: string, { note }: CloseCampaign) {
    return this.#replace({ ...this.#find(id), state: 'closed', note });
  }

  #replace(changed: Campaign) {
    this.#campaigns = this.#campaigns.map(each =>
      each.id === changed.id ? changed : each,
    );
    return this.get(changed.id);
  }

  #find(id: string): Campaign {
    const found = this.#campaigns.find(each => each.id === id);
    if (!found) {
      throw new Error(`There is no campaign '${id}'`);
    }
    return found;
  }

  #membersOf(each: Campaign, query: EntityQuery) {
    const { kind } = each.population;
    return filterEntities(this.#all, query).filter(entity =>
      includes(kind, entity.kind),
    );
  }

  #progressOf(
    each: Campaign,
    query: EntityQuery,
    entityRef?: string | string[],
  ): Campaign['progress'] {
    if (each.state === 'planned') {
      return undefined;
    }
    const members = this.#membersOf(each, query).filter(entity =>
      includes(entityRef, entity.entityRef),
    );
    return {
      total: members.length,
      done: members.filter(isDone).length,
      later: { total: 0, done: 0 },
    };
  }
}

function day(daysAgo: number): string {
  return ago(daysAgo).slice(0, 10);
}

function isDone(entity: EntitySummary): boolean {
  return ladderOf(entity, READINESS).level !== NO_LEVEL;
}

function openChecks(entity: EntitySummary) {
  const [bronze] = ladderOf(entity, READINESS).levels;
  return bronze.checks
    .filter(({ status }) => status === 'fail' || status === 'unknown')
    .map(({ id, status }) => {
      const { title, effort } = checkFixture(id);
      return { id, title, status, effort };
    });
}

type EntityQuery = { [name in keyof EntityFilter]?: string | string[] };
