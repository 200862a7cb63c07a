import { durationToMilliseconds } from '@backstage/types';
import limiterFactory from 'p-limit';
import { Releases } from '../parts';
import { FactsPublisher } from './FactsPublisher';
import { ServiceReader } from './ServiceReader';
import { ServiceStore } from './ServiceStore';
import { toDrift } from './toDrift';

const BATCH_SIZE = 20;
const CONCURRENCY = 4;

/** Longer than it takes to read a batch of repositories that hang. */
const LEASE_MS = durationToMilliseconds({ minutes: 15 });

/** Reads all repositories again, some at a time, and tells scorecards. */
export class ServiceSweep {
  constructor(
    private readonly options: {
      facts: FactsPublisher;
      reader: ServiceReader;
      releases: Releases;
      services: ServiceStore;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { facts, reader, services } = this.options;
    await this.#compareWithReleases();
    const limit = limiterFactory(CONCURRENCY);
    for (;;) {
      signal.throwIfAborted();
      const now = new Date();
      const batch = await services.lease(
        BATCH_SIZE,
        now,
        new Date(now.getTime() + LEASE_MS),
      );
      if (batch.length === 0) {
        break;
      }
      await Promise.all(
        batch.map(service => limit(() => reader.read(service, { signal }))),
      );
    }
    await facts.publish(signal);
  }

  /** A new release makes services old, without anything in them changing. */
  async #compareWithReleases(): Promise<void> {
    const { releases, services } = this.options;
    const current = await releases.listCurrentVersions();
    for (const inUse of await services.listVersionsInUse()) {
      const { template, version } = inUse;
      const latestVersion = current.get(template);
      if (latestVersion !== inUse.latestVersion) {
        await services.storeDrift({
          template,
          version,
          latestVersion,
          drift: toDrift(version, latestVersion),
        });
      }
    }
  }
}
