import { ConflictError, isError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { driftOf } from '@guildhall/plugin-golden-path-common';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import { gt } from 'semver';
import { EffectLedger, Releases } from '../parts';
import { UpgradeWatcher } from '../upgrades/UpgradeWatcher';
import { readService } from './readService';
import { StoredService } from './serviceRows';
import { ServiceReading, ServiceStore } from './ServiceStore';
import { toDrift } from './toDrift';

const CHECK_EVERY_MS = durationToMilliseconds({ minutes: 30 });
const RETRY_AFTER_MS = durationToMilliseconds({ minutes: 5 });
const RETRY_AT_MOST_MS = durationToMilliseconds({ days: 1 });

/** Reads repositories again, and keeps what they say. */
export class ServiceReader {
  constructor(
    private readonly options: {
      effects: EffectLedger;
      gitHosts: GitHosts;
      releases: Releases;
      services: ServiceStore;
      watcher: UpgradeWatcher;
    },
  ) {}

  /**
   * Reads one repository. What goes wrong is kept beside the last good answer
   * and tried again, later each time.
   *
   * @param isForced - Reads it even if nothing was pushed since.
   */
  async read(
    service: StoredService,
    options: { isForced?: boolean; signal?: AbortSignal } = {},
  ): Promise<void> {
    const { services, watcher } = this.options;
    const { signal } = options;
    const now = new Date();
    const next = new Date(now.getTime() + CHECK_EVERY_MS);
    try {
      await services.followRename(service);
      const host = this.options.gitHosts.get(service.host);
      const head = await host.head(service.name, undefined, { signal });
      if (!head && (await this.#wasUndone(service))) {
        await services.remove(service.id);
        return;
      }
      const { version } = service;
      const isKnown = head === service.head && !service.error;
      if (head && version && isKnown && !options.isForced) {
        await watcher.settle(host, service, { head, version }, { signal });
        await services.storeUnchanged(service.id, { now, next });
        return;
      }
      const reading = await this.#read(host, service, signal);
      await watcher.settle(host, service, reading, { signal });
      await services.storeReading(service.id, reading, { now, next });
    } catch (error) {
      signal?.throwIfAborted();
      const delay = Math.min(
        RETRY_AFTER_MS * 2 ** service.failures,
        RETRY_AT_MOST_MS,
      );
      await services.storeError(
        service.id,
        toError(error).message,
        new Date(now.getTime() + delay),
      );
    }
  }

  /** Reads one repository; one that takes too long is due at once. */
  async readWithin(
    service: StoredService,
    milliseconds: number,
  ): Promise<void> {
    const signal = AbortSignal.timeout(milliseconds);
    try {
      await this.read(service, { isForced: true, signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
      await this.options.services.storeError(
        service.id,
        `It could not be read within ${milliseconds / 1_000} seconds`,
        new Date(),
      );
    }
  }

  async #read(
    host: GitHost,
    service: StoredService,
    signal: AbortSignal | undefined,
  ): Promise<ServiceReading> {
    const { releases } = this.options;
    const { template } = service;
    const { head, files, stamp, base } = await readService(
      host,
      service,
      signal,
    );
    const latestVersion = await releases.getCurrentVersion(template);
    await this.#refuseFutureVersion(template, stamp.version, latestVersion);
    const manifest = await getManifest(releases, template, stamp.version);
    return {
      head,
      lostHead: await this.#findLostHead(host, service, head, signal),
      version: stamp.version,
      latestVersion,
      drift: toDrift(stamp.version, latestVersion),
      answers: stamp.answers,
      files: driftOf({ base, ours: files, rules: manifest?.files ?? [] }),
    };
  }

  /** Whether somebody undid the making of the repository. */
  async #wasUndone({ taskId, host, name }: StoredService): Promise<boolean> {
    const effects = await this.options.effects.listForTask(taskId);
    return effects.some(
      ({ status, target }) =>
        status === 'undone' &&
        target.kind === 'git-repository' &&
        target.host === host &&
        target.name === name,
    );
  }

  /** A release that never was would make a service look up to date. */
  async #refuseFutureVersion(
    template: string,
    version: string,
    latestVersion: string | undefined,
  ): Promise<void> {
    const isFuture = latestVersion !== undefined && gt(version, latestVersion);
    const known = isFuture ? await this.options.releases.list(template) : [];
    if (isFuture && !known.some(release => release.version === version)) {
      throw new ConflictError(
        `Its stamp names release ${version}, which '${template}' never had: correct 'version' in .guildhall/template.yaml`,
      );
    }
  }

  /** The former head, when history was rewritten so that it is not in it. */
  async #findLostHead(
    host: GitHost,
    { name, head: before, lostHead }: StoredService,
    head: string,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const isContinued =
      !before ||
      before === head ||
      (await host.isAncestor(
        name,
        { ancestor: before, descendant: head },
        { signal },
      ));
    return isContinued ? lostHead : before;
  }
}

/** The manifest of a release; undefined when the portal never had it. */
async function getManifest(
  releases: Releases,
  template: string,
  version: string,
) {
  try {
    return (await releases.getManifest(template, version)).manifest;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
