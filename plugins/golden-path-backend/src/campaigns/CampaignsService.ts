import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Campaign,
  CampaignDetail,
  CreateCampaignRequest,
  Page,
  Upgrade,
} from '@guildhall/plugin-golden-path-common';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { randomUUID } from 'node:crypto';
import { Releases } from '../parts';
import { ServiceReports } from '../services/ServiceReports';
import { UpgradeReports } from '../upgrades/UpgradeReports';
import { CampaignMember, StoredCampaign } from './campaignRows';
import { CampaignStore } from './CampaignStore';
import { isSettled, isToRetry, progressOf } from './progressOf';
import { toCampaign } from './toCampaign';

/** Brings one release to many repositories, ring after ring. */
export class CampaignsService {
  constructor(
    private readonly options: {
      campaigns: CampaignStore;
      releases: Releases;
      serviceReports: ServiceReports;
      upgradeReports: UpgradeReports;
    },
  ) {}

  async list(query: {
    template?: string;
    cursor?: string;
    limit: number;
  }): Promise<Page<Campaign>> {
    const { campaigns, totalItems, nextCursor } =
      await this.options.campaigns.list(query);
    const members = await this.options.campaigns.listMembers(campaigns);
    return {
      items: campaigns.map(campaign => toCampaign(campaign, members)),
      totalItems,
      nextCursor,
    };
  }

  /** With those of its services that the caller may see. */
  async get(id: string, access: EntityAccess): Promise<CampaignDetail> {
    const { campaigns, serviceReports, upgradeReports } = this.options;
    const campaign = await this.#find(id);
    const members = await campaigns.listMembers([campaign]);
    const titles = await serviceReports.listTitles(
      members.map(({ serviceId }) => serviceId),
      access,
    );
    const upgrades = await upgradeReports.listByIds(
      members.flatMap(({ upgrade }) => upgrade?.id ?? []),
      access,
    );
    return {
      ...toCampaign(campaign, members),
      services: members.flatMap(member => {
        const title = titles.get(member.serviceId);
        return title === undefined ? [] : [toService(member, title, upgrades)];
      }),
    };
  }

  /** @throws InputError that names what cannot be part of a campaign. */
  async create(
    request: CreateCampaignRequest,
    access: EntityAccess,
    createdBy: string,
  ): Promise<string> {
    const { title, template, toVersion, rings } = request;
    await this.#requireRelease(template, toVersion);
    const now = new Date().toISOString();
    const campaign: StoredCampaign = {
      id: randomUUID(),
      title,
      template,
      toVersion,
      status: 'running',
      ring: -1,
      ringNames: rings.map(({ name }) => name),
      createdBy,
      createdAt: now,
      updatedAt: now,
    };
    await this.options.campaigns.add(
      campaign,
      await this.#findMembers(request, access),
    );
    return campaign.id;
  }

  /**
   * Has the upgrades of the next ring proposed in the background. Those of the
   * ring before that failed are tried again first.
   *
   * @throws ConflictError that names what the ring before still waits for.
   */
  async advance(id: string): Promise<void> {
    const { campaigns } = this.options;
    const campaign = await this.#find(id);
    requireRunning(campaign);
    const members = (await campaigns.listMembers([campaign]))
      .filter(({ ring }) => ring === campaign.ring)
      .map(member => ({
        ...member,
        progress: progressOf(member, campaign.toVersion),
      }));
    const failed = members.filter(({ progress }) => progress === 'failed');
    const open = members.filter(
      ({ progress }) => progress !== 'failed' && !isSettled(progress),
    );
    if (open.length > 0) {
      throw new ConflictError(
        `The ring '${campaign.ringNames[campaign.ring]}' is not done: ${open
          .map(({ entityRef, progress }) => `${entityRef} is ${progress}`)
          .join(', ')}. Merge or decline these upgrades first`,
      );
    }
    const isLast = campaign.ring === campaign.ringNames.length - 1;
    if (failed.length === 0 && isLast) {
      await campaigns.end(id, 'completed');
      return;
    }
    const isQueued =
      failed.length > 0
        ? await campaigns.queue(
            campaign,
            campaign.ring,
            failed.map(({ serviceId }) => serviceId),
          )
        : await campaigns.queue(campaign, campaign.ring + 1);
    if (!isQueued) {
      throw new ConflictError(
        'Somebody else advanced or stopped this campaign just now: look at it again',
      );
    }
  }

  /**
   * Has those upgrades of the rings begun proposed again in the background that
   * failed, or whose pull request could not be opened. Others may still be open.
   */
  async retry(id: string): Promise<void> {
    const { campaigns } = this.options;
    const campaign = await this.#find(id);
    requireRunning(campaign);
    const members = await campaigns.listMembers([campaign]);
    const failed = members.filter(
      member =>
        member.ring <= campaign.ring && isToRetry(member, campaign.toVersion),
    );
    const isQueued = await campaigns.queueAgain(
      id,
      failed.map(({ serviceId }) => serviceId),
    );
    if (!isQueued) {
      throw new ConflictError('This campaign is over');
    }
  }

  /** What was proposed stays proposed. */
  async stop(id: string): Promise<void> {
    const campaign = await this.#find(id);
    if (!(await this.options.campaigns.end(id, 'stopped'))) {
      requireRunning(campaign);
      throw new ConflictError('This campaign is over');
    }
  }

  async #find(id: string): Promise<StoredCampaign> {
    const campaign = await this.options.campaigns.get(id);
    if (!campaign) {
      throw new NotFoundError(`There is no campaign '${id}'`);
    }
    return campaign;
  }

  async #requireRelease(template: string, toVersion: string): Promise<void> {
    const releases = await this.options.releases.list(template);
    if (!releases.some(({ version }) => version === toVersion)) {
      throw new InputError(
        `'toVersion': the template '${template}' has no release ${toVersion}`,
      );
    }
  }

  async #findMembers(
    { rings, template }: CreateCampaignRequest,
    access: EntityAccess,
  ): Promise<number[][]> {
    const known = await this.options.serviceReports.findIds(template, access);
    const seen = new Set<string>();
    const problems: string[] = [];
    const members = rings.map(({ entityRefs }, ring) =>
      entityRefs.flatMap((entityRef, index) => {
        const id = known.get(entityRef);
        const field = `'rings.${ring}.entityRefs.${index}'`;
        if (id === undefined) {
          problems.push(
            `${field}: ${entityRef} is no service that was made from '${template}'`,
          );
        } else if (seen.has(entityRef)) {
          problems.push(`${field}: ${entityRef} is in a ring already`);
        }
        seen.add(entityRef);
        return id ?? [];
      }),
    );
    if (problems.length > 0) {
      throw new InputError(problems.join('; '));
    }
    return members;
  }
}

function requireRunning({ status }: StoredCampaign): void {
  if (status !== 'running') {
    throw new ConflictError(`This campaign is ${status}`);
  }
}

function toService(
  { entityRef, ring, upgrade }: CampaignMember,
  title: string,
  upgrades: Map<string, Upgrade>,
): CampaignDetail['services'][number] {
  return {
    entityRef,
    title,
    ring,
    upgrade: upgrade && upgrades.get(upgrade.id),
  };
}
