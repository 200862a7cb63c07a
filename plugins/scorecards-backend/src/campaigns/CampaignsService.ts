import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Campaign,
  CampaignDetail,
  CampaignEntity,
  CampaignState,
  keepsFromLevel,
  Page,
} from '@guildhall/plugin-scorecards-common';
import { randomUUID } from 'node:crypto';
import { DAY_MS, endOfDay, toDay } from '../database/days';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { VerdictReports } from '../database/reports/VerdictReports';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { CampaignEvents } from './CampaignEvents';
import { CampaignFollower } from './CampaignFollower';
import { CampaignReports } from './CampaignReports';
import {
  CampaignContent,
  CampaignStore,
  StoredCampaign,
} from './CampaignStore';
import { isProblem, resolveGoal } from './resolveGoal';
import { toCampaign } from './toCampaign';
import { toDetail } from './toDetail';

const MAX_DAYS = 3 * 365;

/** Starts, shows and ends campaigns. */
export class CampaignsService {
  constructor(
    private readonly options: {
      events: CampaignEvents;
      follower: CampaignFollower;
      registry: RuleRegistry;
      reports: CampaignReports;
      store: CampaignStore;
      verdicts: VerdictReports;
    },
  ) {}

  /** Campaigns; with a filter, those that are about one of its entities. */
  async list(
    request: {
      states?: CampaignState[];
      entityRefs?: string[];
    } & ReadScope &
      PageRequest,
  ): Promise<Page<Campaign>> {
    const { registry, reports, store } = this.options;
    const { filter = {}, access, entityRefs } = request;
    const isFiltered =
      entityRefs !== undefined ||
      Object.values(filter).some(value => value !== undefined);
    const page = await store.list({
      states: request.states,
      among: isFiltered ? { filter, access, entityRefs } : undefined,
      cursor: request.cursor,
      limit: request.limit,
    });
    const members = await reports.countMembers({
      campaignIds: page.items.map(({ id }) => id),
      byOwner: false,
      entityRefs,
      filter,
      access,
    });
    const rules = await registry.get();
    return {
      ...page,
      items: page.items.map(campaign => toCampaign(rules, campaign, members)),
    };
  }

  /** One campaign: how it went, how it will go, and whose work is left. */
  async get(id: string, scope: ReadScope): Promise<CampaignDetail> {
    const { registry, reports } = this.options;
    const campaign = await this.#find(id);
    const now = new Date();
    const members = await reports.countMembers({
      campaignIds: [id],
      byOwner: true,
      ...scope,
    });
    const changes = await reports.countChanges({
      campaignId: id,
      since: sinceOf(campaign, now),
      ...scope,
    });
    return toDetail({
      campaign,
      changes,
      members,
      now,
      rules: await registry.get(),
    });
  }

  /** The entities of a campaign, with what keeps them from the goal. */
  async listEntities(
    id: string,
    request: { done?: boolean } & ReadScope & PageRequest,
  ): Promise<Page<CampaignEntity>> {
    const { registry, reports, verdicts: store } = this.options;
    const campaign = await this.#find(id);
    const rules = await registry.get();
    const goal = resolveGoal(rules, campaign.goal);
    const checks = isProblem(goal) ? [] : goal.checks;
    const page = await reports.listMembers({ ...request, campaignId: id });
    const verdicts = await store.listOf(
      page.items.filter(({ done }) => !done).map(({ entityId }) => entityId),
      checks,
    );
    const statuses = new Map(
      verdicts.map(({ entityId, checkId, status }) => [
        `${entityId} ${checkId}`,
        status,
      ]),
    );
    return {
      ...page,
      items: page.items.map(({ entityId, entity, done, isLater }) => ({
        entity,
        done,
        isLater,
        open: (done ? [] : checks).flatMap(check => {
          const status = statuses.get(`${entityId} ${check}`) ?? 'unknown';
          const definition = rules.checks.get(check)?.definition;
          return keepsFromLevel(status)
            ? [
                {
                  id: check,
                  title: definition?.title ?? check,
                  status,
                  effort: definition?.effort,
                },
              ]
            : [];
        }),
      })),
    };
  }

  /** Starts a campaign; one that begins today is measured at once. */
  async create(
    content: CampaignContent,
    options: { createdBy: string } & ReadScope,
  ): Promise<CampaignDetail> {
    const { events, follower, store } = this.options;
    await this.#checkAccess(options);
    await this.#check(content);
    const now = new Date();
    const campaign: StoredCampaign = {
      ...content,
      id: randomUUID(),
      state: 'planned',
      stateSince: now,
      createdBy: options.createdBy,
      createdAt: now,
      revision: 1,
    };
    await store.insert(campaign);
    await events.publish('created', campaign);
    await follower.follow(campaign.id);
    return this.get(campaign.id, { access: options.access });
  }

  /**
   * Changes a campaign. What it is about stays what it was once it has begun:
   * people were promised that.
   */
  async edit(
    id: string,
    content: CampaignContent & { revision: number },
    scope: ReadScope,
  ): Promise<CampaignDetail> {
    const { events, follower, store } = this.options;
    await this.#checkAccess(scope);
    const campaign = await this.#find(id);
    if (campaign.measuredAt) {
      for (const field of ['goal', 'population', 'startsOn'] as const) {
        if (
          JSON.stringify(content[field]) !== JSON.stringify(campaign[field])
        ) {
          throw new InputError(
            `'${field}' cannot be changed any more, because the campaign has begun; close it and start another`,
          );
        }
      }
    }
    await this.#check(content);
    const { revision, ...rest } = content;
    if (!(await store.edit(id, revision, rest))) {
      throw new ConflictError(
        `Campaign '${id}' has ended, or was changed by somebody else; look at it again`,
      );
    }
    await events.publish('edited', { ...campaign, ...rest });
    await follower.follow(id);
    return this.get(id, scope);
  }

  /** Ends a campaign before its time. */
  async close(
    id: string,
    note: string,
    scope: ReadScope,
  ): Promise<CampaignDetail> {
    const { events, store } = this.options;
    await this.#checkAccess(scope);
    const campaign = await this.#find(id);
    if (!(await store.close(id, note, new Date()))) {
      throw new ConflictError(`Campaign '${id}' has ended already`);
    }
    await events.publish('closed', campaign);
    return this.get(id, scope);
  }

  async #find(id: string): Promise<StoredCampaign> {
    const campaign = await this.options.store.get(id);
    if (!campaign) {
      throw new NotFoundError(`There is no campaign '${id}'`);
    }
    return campaign;
  }

  /** Nothing is changed for a caller who then could not be answered. */
  async #checkAccess({ access }: ReadScope): Promise<void> {
    await this.options.reports.countMembers({
      campaignIds: [],
      byOwner: false,
      access,
    });
  }

  async #check(content: CampaignContent): Promise<void> {
    const { startsOn, dueOn } = content;
    const now = new Date();
    if (dueOn < startsOn) {
      throw new InputError(`'dueOn' must not be before 'startsOn'`);
    }
    if (dueOn < toDay(now)) {
      throw new InputError(`'dueOn' must not be in the past`);
    }
    if (dueOn > toDay(new Date(now.getTime() + MAX_DAYS * DAY_MS))) {
      throw new InputError(`'dueOn' must be within three years`);
    }
    const goal = resolveGoal(await this.options.registry.get(), content.goal);
    if (isProblem(goal)) {
      throw new InputError(`'${goal.field}': ${goal.message}`);
    }
  }
}

/** From when on changes matter: for the chart, and for the outlook. */
function sinceOf({ startsOn }: StoredCampaign, now: Date): Date {
  const begun = new Date(endOfDay(startsOn).getTime() - DAY_MS);
  const weeks = new Date(now.getTime() - 8 * 7 * DAY_MS);
  return begun < weeks ? begun : weeks;
}
