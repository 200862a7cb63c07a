import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  DeclineUpgradeRequest,
  isBinary,
  Page,
  Upgrade,
  UpgradeDetail,
  UpgradeFileContent,
} from '@guildhall/plugin-golden-path-common';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { gt } from 'semver';
import { Releases } from '../parts';
import { ServiceReports } from '../services/ServiceReports';
import { StoredService } from '../services/serviceRows';
import { ServiceStore } from '../services/ServiceStore';
import { UpgradeFileStore } from './UpgradeFileStore';
import { UpgradeProposer } from './UpgradeProposer';
import { UpgradeFilter, UpgradeReports } from './UpgradeReports';
import { StoredUpgradeFile } from './upgradeFileRows';
import { StoredUpgrade } from './upgradeRows';
import { UpgradeStore } from './UpgradeStore';

/** Upgrades from the moment they are computed until they are decided. */
export class UpgradesService {
  constructor(
    private readonly options: {
      files: UpgradeFileStore;
      proposer: UpgradeProposer;
      releases: Releases;
      reports: UpgradeReports;
      serviceReports: ServiceReports;
      services: ServiceStore;
      upgrades: UpgradeStore;
    },
  ) {}

  async list(
    query: UpgradeFilter & {
      access: EntityAccess;
      cursor?: string;
      limit: number;
    },
  ): Promise<Page<Upgrade>> {
    return this.options.reports.list(query);
  }

  /** @throws NotFoundError also for what the caller may not see. */
  async find(id: string, access: EntityAccess) {
    const found = await this.options.reports.find(id, access);
    if (!found) {
      throw new NotFoundError(`There is no upgrade '${id}'`);
    }
    return found;
  }

  async get(id: string, access: EntityAccess): Promise<UpgradeDetail> {
    const { summary, upgrade } = await this.find(id, access);
    const files = await this.options.files.list(id);
    return {
      ...summary,
      files: files.map(toUpgradeFile),
      migrations: upgrade.migrations,
      releases: await this.#listReleases(upgrade),
      answers: upgrade.answers,
      newQuestions: upgrade.newQuestions,
      notes: upgrade.notes,
    };
  }

  async getFile(
    id: string,
    path: string,
    access: EntityAccess,
  ): Promise<UpgradeFileContent> {
    await this.find(id, access);
    const file = await this.options.files.get(id, path);
    if (!file) {
      throw new NotFoundError(`The upgrade '${id}' has no file '${path}'`);
    }
    const { before, after } = file;
    const isOpaque = [before, after].some(
      version => version && isBinary(version),
    );
    return {
      ...toUpgradeFile(file),
      isBinary: isOpaque,
      before: isOpaque ? undefined : before?.content,
      after: isOpaque ? undefined : after?.content,
    };
  }

  async propose(
    id: string,
    access: EntityAccess,
    proposer: string,
  ): Promise<UpgradeDetail> {
    const { upgrade } = await this.find(id, access);
    const service = await this.#getService(upgrade);
    await this.options.proposer.propose(upgrade, service, proposer);
    return this.get(id, access);
  }

  async decline(
    id: string,
    access: EntityAccess,
    request: DeclineUpgradeRequest,
  ): Promise<UpgradeDetail> {
    const { upgrade } = await this.find(id, access);
    if (!(await this.options.upgrades.storeDeclined(id, request))) {
      throw new ConflictError(
        `This upgrade is ${upgrade.status}, or is being proposed right now: there is nothing to decline`,
      );
    }
    return this.get(id, access);
  }

  async #getService({ serviceId }: StoredUpgrade): Promise<StoredService> {
    const service = await this.options.services.getById(serviceId);
    if (!service) {
      throw new NotFoundError('The service of this upgrade is no longer known');
    }
    return service;
  }

  /** Those that the upgrade brings, newest first. */
  async #listReleases({ template, fromVersion, toVersion }: StoredUpgrade) {
    const { releases, serviceReports } = this.options;
    const counts = await serviceReports.countByVersion(template);
    return (await releases.list(template))
      .filter(
        ({ version }) => gt(version, fromVersion) && !gt(version, toVersion),
      )
      .map(({ version, releasedAt, changes }) => ({
        version,
        releasedAt: releasedAt.toISOString(),
        changes,
        services: counts.get(version) ?? 0,
      }));
  }
}

function toUpgradeFile(file: StoredUpgradeFile) {
  const { path, from, policy, outcome, explanation, conflicts } = file;
  return { path, from, policy, outcome, explanation, conflicts };
}
