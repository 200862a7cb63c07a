import {
  createExtensionPoint,
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';

/**
 * What a collector found out about one entity: a value that fits the schema
 * of its source, or the reason why there is none.
 *
 * @public
 */
export type CollectedFact =
  | { entityRef: string; value: object }
  | { entityRef: string; error: string };

/**
 * What the engine gives a collector with each batch.
 *
 * @public
 */
export interface CollectContext {
  logger: LoggerService;
  /** Aborted when the batch has taken too long or the backend stops. */
  signal: AbortSignal;
  /** Set when a person waits for the answer, so that caches are passed by. */
  refresh: boolean;
}

/**
 * Observes entities, a batch at a time. Schedule, batch size, concurrency,
 * timeouts, retries, back-off and progress are the engine's: a collector may
 * throw, and then loses no more than the entities that made it throw.
 *
 * @public
 */
export interface FactCollector {
  /** The source that the facts belong to; its id is the collector's too. */
  readonly source: FactSourceDefinition;
  /** The catalog entities it can say something about. Default: all. */
  readonly filter?: FilterPredicate;
  /** Used unless `scorecards.collectors.<id>.schedule` is configured. */
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  /** Entities per call. Default: 50. */
  readonly batchSize?: number;
  /** Calls under way at once. Default: 2. */
  readonly concurrency?: number;
  /** Milliseconds that one call may take. Default: 60,000. */
  readonly timeoutMs?: number;

  /**
   * Answers one fact for each entity that the source applies to, in any order;
   * entities that are left out are not applicable.
   */
  collect(
    entities: Entity[],
    context: CollectContext,
  ): Promise<CollectedFact[]>;
}

/**
 * Where modules add their collectors.
 *
 * @public
 */
export interface ScorecardsCollectorsExtensionPoint {
  /** Throws when two collectors name the same source. */
  addCollector(...collectors: FactCollector[]): void;
}

/** @public */
export const scorecardsCollectorsExtensionPoint =
  createExtensionPoint<ScorecardsCollectorsExtensionPoint>({
    id: 'scorecards.collectors',
  });
