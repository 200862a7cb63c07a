import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds } from '@backstage/types';
import {
  EntityProjection,
  ProjectedEntity,
} from '@guildhall/plugin-guildhall-node';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { FactStore } from '../database/FactStore';
import { JobStore } from '../database/JobStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import {
  FactRecorder,
  Observation,
  RecordResult,
} from '../pipeline/FactRecorder';
import { collectBatch } from './collectBatch';

const DEFAULT_BATCH_SIZE = 50;
const DEFAULT_CONCURRENCY = 2;
const FIRST_RETRY_MS = durationToMilliseconds({ minutes: 10 });
const LAST_RETRY_MS = durationToMilliseconds({ days: 1 });

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
      registry: RuleRegistry;
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
      const batchSize = collector.batchSize ?? DEFAULT_BATCH_SIZE;
      const concurrency = collector.concurrency ?? DEFAULT_CONCURRENCY;
      let after = 0;
      for (;;) {
        signal.throwIfAborted();
        const page = await projection.getAfter(after, batchSize * concurrency);
        if (page.length === 0) {
          break;
        }
        after = page[page.length - 1].id;
        const due = page.filter(({ id }) => !backingOff.has(id));
        const results = await Promise.all(
          chunk(due, batchSize).map(entities =>
            this.#collect([collector], entities, signal, false),
          ),
        );
        progress.done += page.length;
        progress.errors += results
          .flatMap(({ outcomes }) => outcomes)
          .filter(({ outcome }) => outcome === 'error').length;
        await report(progress);
      }
    });
  }

  /** Collects from all sources at once, so that the first verdict is whole. */
  async collectEntities(ids: number[], signal: AbortSignal): Promise<void> {
    for (const batch of chunk(ids, DEFAULT_BATCH_SIZE)) {
      signal.throwIfAborted();
      await this.#collect(
        this.options.collectors,
        await this.options.projection.getByIds(batch),
        signal,
        false,
      );
    }
  }

  /** Collects from one entity now, past all caches. */
  async refresh(
    id: number,
    signal: AbortSignal,
  ): Promise<{ sources: CollectedSource[]; verdictsChanged: number }> {
    const entities = await this.options.projection.getByIds([id]);
    const result = await this.#collect(
      this.options.collectors,
      entities,
      signal,
      true,
    );
    return {
      verdictsChanged: result.verdictsChanged,
      sources: this.options.collectors.map(({ source }) => {
        const index = result.observations.findIndex(
          observation => observation.source === source.id,
        );
        const outcome = result.outcomes[index]?.outcome;
        return {
          source: source.id,
          outcome:
            outcome === undefined || outcome === 'rejected'
              ? 'not-applicable'
              : outcome,
          message: result.observations[index]?.error,
        };
      }),
    };
  }

  async #collect(
    collectors: FactCollector[],
    entities: ProjectedEntity[],
    signal: AbortSignal,
    refresh: boolean,
  ): Promise<RecordResult & { observations: Observation[] }> {
    const { publisher, recorder, registry } = this.options;
    const observations = await this.#observe(
      collectors,
      entities,
      signal,
      refresh,
    );
    const rules = await registry.get();
    const result = await recorder.record(rules, observations, new Date());
    await publisher.publish(result.changedEntityRefs);
    return { ...result, observations };
  }

  async #observe(
    collectors: FactCollector[],
    entities: ProjectedEntity[],
    signal: AbortSignal,
    refresh: boolean,
  ): Promise<Observation[]> {
    const { auth, catalog, facts, logger } = this.options;
    const matching = collectors.map(collector => {
      const applies = collector.filter
        ? filterPredicateToFilterFunction(collector.filter)
        : () => true;
      return {
        collector,
        refs: new Set(
          entities
            .filter(({ entity }) => applies(entity))
            .map(({ ref }) => ref),
        ),
      };
    });
    const wanted = entities.filter(({ ref }) =>
      matching.some(({ refs }) => refs.has(ref)),
    );
    if (wanted.length === 0) {
      return [];
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: wanted.map(({ ref }) => ref) },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const whole = items.filter(entity => entity !== undefined);
    const ids = new Map(wanted.map(({ ref, id }) => [ref, id]));
    const failures = await facts.countErrors(wanted.map(({ id }) => id));

    const observations: Observation[] = [];
    for (const { collector, refs } of matching) {
      const batch = whole.filter(entity =>
        refs.has(stringifyEntityRef(entity)),
      );
      if (batch.length === 0) {
        continue;
      }
      const collected = await collectBatch({
        collector,
        entities: batch,
        logger,
        signal,
        refresh,
      });
      const observedAt = new Date();
      for (const item of collected) {
        const entityId = ids.get(item.entityRef);
        if (entityId !== undefined) {
          const source = collector.source.id;
          const failed = failures.get(`${entityId} ${source}`) ?? 0;
          observations.push({
            entityId,
            source,
            observedAt,
            ...('value' in item
              ? { value: item.value }
              : {
                  error: item.error,
                  retryAt: toRetryAt(observedAt, failed),
                }),
          });
        }
      }
    }
    return observations;
  }
}

/** Twice as long after each failure in a row, up to a day. */
function toRetryAt(now: Date, failures: number): Date {
  const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
  return new Date(now.getTime() + delay);
}

function chunk<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
