import { InputError, NotFoundError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  Effect,
  GeneratedService,
  OffBoarding,
  Page,
  RecordServiceRequest,
  ServiceDetail,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  EntityAccess,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import { gt } from 'semver';
import { EffectLedger, Releases } from '../parts';
import { OffBoardingService } from './OffBoardingService';
import { ServiceReader } from './ServiceReader';
import { ServiceFilter, ServiceReports } from './ServiceReports';
import { StoredService } from './serviceRows';
import { ServiceStore } from './ServiceStore';

/** A task of the scaffolder waits for it. */
const FIRST_READING_MS = durationToMilliseconds({ seconds: 10 });

/** Repositories that were made from a template. */
export class ServicesService {
  constructor(
    private readonly options: {
      effects: EffectLedger;
      gitHosts: GitHosts;
      offBoarding: OffBoardingService;
      projection: EntityProjection;
      reader: ServiceReader;
      releases: Releases;
      reports: ServiceReports;
      services: ServiceStore;
    },
  ) {}

  async list(
    query: ServiceFilter & {
      access: EntityAccess;
      cursor?: string;
      limit: number;
    },
  ): Promise<Page<GeneratedService>> {
    return this.options.reports.list(query);
  }

  /** @throws NotFoundError also for what the caller may not see. */
  async get(entityRef: string, access: EntityAccess): Promise<ServiceDetail> {
    const { summary, service } = await this.find(entityRef, access);
    return {
      ...summary,
      cloneUrl: this.#cloneUrl(service),
      commit: service.head,
      answers: service.answers,
      files: service.files,
      missedReleases: await this.#listMissedReleases(service),
      effects: await this.#listEffects(service),
    };
  }

  /** @throws NotFoundError also for what the caller may not see. */
  async find(entityRef: string, access: EntityAccess) {
    const found = await this.options.reports.find(entityRef, access);
    if (!found) {
      throw new NotFoundError(
        `There is no service '${entityRef}' on the golden path`,
      );
    }
    return found;
  }

  async getOffBoarding(
    entityRef: string,
    access: EntityAccess,
  ): Promise<OffBoarding> {
    const found = await this.find(entityRef, access);
    const effects = await this.#listEffects(found.service);
    return this.options.offBoarding.get(found, effects, access);
  }

  /** Reads the repository now, whether or not it is due. */
  async refresh(
    entityRef: string,
    access: EntityAccess,
  ): Promise<ServiceDetail> {
    const { service } = await this.find(entityRef, access);
    await this.options.projection.refresh(entityRef, async () => {});
    await this.options.reader.read(service, { isForced: true });
    const current = await this.options.services.getById(service.id);
    return this.get(current?.entityRef ?? entityRef, access);
  }

  /**
   * Remembers a repository that has got a stamp, and reads it at once, so that
   * nobody wonders why it is not known how it is. If that fails or takes long,
   * it is read again later.
   */
  async record(request: RecordServiceRequest): Promise<void> {
    const { gitHosts, projection, reader, services } = this.options;
    const host = findHost(gitHosts, request.host);
    const now = new Date();
    const service = await services.record(
      {
        entityRef: request.entityRef,
        host: request.host,
        name: request.name,
        repositoryUrl: host.repositoryUrl(request.name),
        template: request.template,
        recordedVersion: request.version,
        taskId: request.taskId,
        createdBy: request.createdBy,
      },
      { now, due: new Date(now.getTime() + FIRST_READING_MS) },
    );
    await projection.refresh(request.entityRef, async () => {});
    await reader.readWithin(service, FIRST_READING_MS);
  }

  async #listMissedReleases(service: StoredService) {
    const { releases, reports } = this.options;
    const { template, version, latestVersion } = service;
    const counts = await reports.countByVersion(template);
    return (await releases.list(template))
      .filter(
        release =>
          version !== undefined &&
          latestVersion !== undefined &&
          gt(release.version, version) &&
          !gt(release.version, latestVersion),
      )
      .map(release => ({
        version: release.version,
        releasedAt: release.releasedAt.toISOString(),
        changes: release.changes,
        services: counts.get(release.version) ?? 0,
      }));
  }

  /** Of its birth, and those that are about its entity since. */
  async #listEffects({ entityRef, taskId }: StoredService): Promise<Effect[]> {
    const { effects } = this.options;
    const all = [
      ...(await effects.listForTask(taskId)),
      ...(await effects.listForEntity(entityRef)),
    ];
    return [...new Map(all.map(effect => [effect.id, effect])).values()];
  }

  #cloneUrl({ host, name }: StoredService): string | undefined {
    const known = this.options.gitHosts.list().find(({ id }) => id === host);
    return known?.remoteUrl(name);
  }
}

function findHost(gitHosts: GitHosts, id: string) {
  try {
    return gitHosts.get(id);
  } catch (error) {
    throw new InputError(`'host': ${toError(error).message}`);
  }
}
