import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityProjection,
  inSlices,
  ProjectedEntity,
} from '@guildhall/plugin-guildhall-node';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import limiterFactory from 'p-limit';
import { FactStore } from '../database/FactStore';
import { JobStore } from '../database/JobStore';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { Observation } from '../pipeline/decideObservation';
import { FactRecorder, RecordResult } from '../pipeline/FactRecorder';
import { collectBatch } from './collectBatch';
import { toObservations } from './toObservations';

const DEFAULT_BATCH_SIZE = 50;
const DEFAULT_CONCURRENCY = 2;

/** What refreshing one entity brought from each source. */
export interface CollectedSource {
  source: string;
  outcome: 'changed' | 'unchanged' | 'error' | 'not-applicable';
  message?: string;
}

/** Runs collectors over entities, and records what they find. */
export class CollectionEngine {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      collectors: FactCollector[];
      facts: FactStore;
      jobs: JobStore;
      logger: LoggerService;
      projection: EntityProjection;
      publisher: ChangePublisher;
      recorder: FactRecorder;
    },
  ) {}

  /** Collects from all entities that a collector applies to. */
  async run(collector: FactCollector, signal: AbortSignal): Promise<void> {
    const { facts, jobs, projection } = this.options;
    const backingOff = await facts.listBackingOff(
      collector.source.id,
      new Date(),
    );
    await jobs.track(`collect:${collector.source.id}`, async report => {
      const total = await projection.count();
      const progress = { done: 0, total, errors: 0 };
      const { batchSize, concurrency } = limitsOf(collector);
      let after = 0;
      for (;;) {
        signal.throwIfAborted();
        const page = await projection.getAfter(after, batchSize * concurrency);
        if (page.length === 0) {
          break;
        }
        after = page[page.length - 1].id;
        const { outcomes } = await this.#collect({
          collectors: [collector],
          entities: page.filter(({ id }) => !backingOff.has(id)),
          signal,
        });
        progress.done += page.length;
        progress.errors += outcomes.filter(
          ({ outcome }) => outcome === 'error',
        ).length;
        await report(progress);
      }
    });
  }

  /**
   * Collects from all sources at once, so that the first verdict is whole.
   *
   * @returns The keys of those that were evaluated because of it.
   */
  async collectEntities(
    entities: ProjectedEntity[],
    signal: AbortSignal,
  ): Promise<Set<number>> {
    const { collectors } = this.options;
    const result = await this.#collect({ collectors, entities, signal });
    return result.evaluated;
  }

  /** Collects from one entity now, past all caches, for a person who waits. */
  async refresh(
    id: number,
  ): Promise<{ sources: CollectedSource[]; verdictsChanged: number }> {
    const { collectors, projection } = this.options;
    const result = await this.#collect({
      collectors,
      entities: await projection.getByIds([id]),
      signal: new AbortController().signal,
      refresh: true,
    });
    return {
      verdictsChanged: result.verdictsChanged,
      sources: collectors.map(({ source }) => {
        const index = result.observations.findIndex(
          observation => observation.source === source.id,
        );
        const outcome = result.outcomes[index]?.outcome ?? 'not-applicable';
        return {
          source: source.id,
          // Somebody else has observed it since.
          outcome: outcome === 'rejected' ? 'unchanged' : outcome,
          message: result.observations[index]?.error,
        };
      }),
    };
  }

  async #collect(
    request: CollectRequest,
  ): Promise<RecordResult & { observations: Observation[] }> {
    const { publisher, recorder } = this.options;
    const observations = await this.#observe(request);
    const result = await recorder.record(observations, new Date());
    await publisher.publish(result);
    return { ...result, observations };
  }

  async #observe(request: CollectRequest): Promise<Observation[]> {
    const { auth, catalog, facts, logger } = this.options;
    const { collectors, entities, signal, refresh = false } = request;
    const asked = collectors.map(collector => {
      const applies = collector.filter
        ? filterPredicateToFilterFunction(collector.filter)
        : () => true;
      const applicable = entities.filter(({ entity }) => applies(entity));
      return { collector, refs: new Set(applicable.map(({ ref }) => ref)) };
    });
    const wanted = entities.filter(({ ref }) =>
      asked.some(({ refs }) => refs.has(ref)),
    );
    if (wanted.length === 0) {
      return [];
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: wanted.map(({ ref }) => ref) },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const ids = new Map(wanted.map(({ ref, id }) => [ref, id]));
    const failures = await facts.countErrors([...ids.values()]);

    const observations = asked.map(async ({ collector, refs }) => {
      const { batchSize, concurrency } = limitsOf(collector);
      const limit = limiterFactory(concurrency);
      const whole = items.filter(
        (item): item is Entity =>
          item !== undefined && refs.has(stringifyEntityRef(item)),
      );
      const batches = [...inSlices(whole, batchSize)].map(batch =>
        limit(async () => {
          const collected = await collectBatch({
            collector,
            entities: batch,
            logger,
            signal,
            refresh,
          });
          return toObservations(collector, collected, ids, failures);
        }),
      );
      return (await Promise.all(batches)).flat();
    });
    return (await Promise.all(observations)).flat();
  }
}

interface CollectRequest {
  collectors: FactCollector[];
  entities: ProjectedEntity[];
  signal: AbortSignal;
  /** Set when a person waits for the answer. */
  refresh?: boolean;
}

function limitsOf(collector: FactCollector) {
  return {
    batchSize: collector.batchSize ?? DEFAULT_BATCH_SIZE,
    concurrency: collector.concurrency ?? DEFAULT_CONCURRENCY,
  };
}
