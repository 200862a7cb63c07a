import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { summarize } from '@guildhall/plugin-golden-path-common';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { randomUUID } from 'node:crypto';
import { gte } from 'semver';
import { StoredService } from '../services/serviceRows';
import { ServiceStore } from '../services/ServiceStore';
import { UpgradePreviews } from '../upgrades/UpgradePreviews';
import { UpgradeProposer } from '../upgrades/UpgradeProposer';
import { StoredUpgrade } from '../upgrades/upgradeRows';
import { UpgradeStore } from '../upgrades/UpgradeStore';
import { StoredCampaign } from './campaignRows';
import { CampaignStore } from './CampaignStore';
import { isSettled, progressOf } from './progressOf';

/** Longer than it takes to render and push one upgrade. */
const LEASE_MS = durationToMilliseconds({ minutes: 20 });

/** Proposes, one after the other, the upgrades that campaigns wait for. */
export class CampaignRunner {
  constructor(
    private readonly options: {
      auth: AuthService;
      campaigns: CampaignStore;
      logger: LoggerService;
      previews: UpgradePreviews;
      proposer: UpgradeProposer;
      services: ServiceStore;
      upgrades: UpgradeStore;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { campaigns, services } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const now = new Date();
      const member = await campaigns.lease(
        now,
        new Date(now.getTime() + LEASE_MS),
      );
      if (!member) {
        break;
      }
      const campaign = await campaigns.get(member.campaignId);
      const service = await services.getById(member.serviceId);
      if (campaign && service) {
        await this.#upgrade(campaign, service);
      }
      await campaigns.storeDone(member);
    }
    await this.#completeCampaigns();
  }

  async #upgrade(
    campaign: StoredCampaign,
    service: StoredService,
  ): Promise<void> {
    const { upgrades } = this.options;
    const { toVersion } = campaign;
    if (service.version && gte(service.version, toVersion)) {
      return;
    }
    const refusal = await upgrades.findRefusal(
      service.id,
      toVersion,
      new Date(),
    );
    if (refusal) {
      if (refusal.toVersion !== toVersion) {
        await this.#addWithoutFiles(campaign, service, {
          status: 'declined',
          reason: refusal.reason,
          declinedUntil: refusal.declinedUntil,
        });
      }
      return;
    }
    await this.#propose(campaign, service);
  }

  /**
   * A failure is kept with the service; the others go on. What is proposed
   * already may lack its pull request.
   */
  async #propose(
    campaign: StoredCampaign,
    service: StoredService,
  ): Promise<void> {
    const { auth, logger, previews, proposer, upgrades } = this.options;
    const { toVersion } = campaign;
    let upgrade = await upgrades.findProposed(service.id, toVersion);
    try {
      upgrade ??= await previews.create(service, {
        toVersion,
        campaignId: campaign.id,
        createdBy: campaign.createdBy,
        credentials: await auth.getOwnServiceCredentials(),
      });
      await proposer.propose(upgrade, service, campaign.createdBy);
    } catch (error) {
      const reason = toProblem(error);
      logger.warn(
        `The campaign '${campaign.title}' could not upgrade ${service.entityRef}`,
        toError(error),
      );
      if (upgrade) {
        await upgrades.storeFailed(upgrade.id, reason);
      } else {
        await this.#addWithoutFiles(campaign, service, {
          status: 'failed',
          reason,
        });
      }
    }
  }

  async #addWithoutFiles(
    campaign: StoredCampaign,
    service: StoredService,
    outcome: Pick<StoredUpgrade, 'status' | 'reason' | 'declinedUntil'>,
  ): Promise<void> {
    const now = new Date().toISOString();
    await this.options.upgrades.add(
      {
        ...outcome,
        id: randomUUID(),
        serviceId: service.id,
        template: service.template,
        fromVersion: service.version ?? service.recordedVersion,
        toVersion: campaign.toVersion,
        conflicts: 0,
        counts: summarize([]),
        answers: service.answers,
        newQuestions: [],
        migrations: [],
        notes: [],
        campaignId: campaign.id,
        createdBy: campaign.createdBy,
        createdAt: now,
        updatedAt: now,
      },
      [],
    );
  }

  /** Those whose last ring has nothing left to do. */
  async #completeCampaigns(): Promise<void> {
    const { campaigns } = this.options;
    const running = await campaigns.listRunning();
    const members = await campaigns.listMembers(running);
    for (const { id, toVersion } of running) {
      const isCompleted = members
        .filter(({ campaignId }) => campaignId === id)
        .every(member => isSettled(progressOf(member, toVersion)));
      if (isCompleted) {
        await campaigns.end(id, 'completed');
      }
    }
  }
}
