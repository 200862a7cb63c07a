import {
  FactRetriever,
  FactRetrieverContext,
  FactRetrieverRegistration,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { toError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';
import {
  CollectContext,
  CollectedFact,
  FactCollector,
} from '@guildhall/plugin-scorecards-node';
import { Duration } from 'luxon';
import { toPredicate } from '../toPredicate';
import { toSource } from './toSource';
import { toValue } from './toValue';

/** As Tech Insights has it. */
const DEFAULT_TIMEOUT: HumanDuration = { minutes: 5 };

/** How long an answer about more than was asked for serves further batches. */
const KEPT_MS = durationToMilliseconds({ minutes: 5 });

/** What retrievers are given, besides what concerns one call. */
export type RetrieverDependencies = Omit<
  FactRetrieverContext,
  'entityFilter' | 'logger'
>;

type Answer = Map<string, TechInsightFact['facts']>;

/**
 * Runs a retriever of Tech Insights as a collector.
 *
 * @remarks
 *
 * A retriever is called for a batch of entities, with a filter that names them
 * instead of its own one. Many pass by the filter and answer about everything:
 * such an answer is kept for a few minutes, so that a round over all entities
 * calls them once and not once a batch.
 */
export class FactRetrieverCollector implements FactCollector {
  readonly source: FactSourceDefinition;
  readonly filter: FilterPredicate | undefined;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  // The names of so many entities fit into the address of one request.
  readonly batchSize = 100;
  readonly concurrency = 1;
  readonly timeoutMs: number;

  readonly #retriever: FactRetriever;
  readonly #dependencies: RetrieverDependencies;
  #kept: { answer: Answer; until: number } | undefined;

  constructor(
    registration: FactRetrieverRegistration,
    dependencies: RetrieverDependencies,
  ) {
    const { factRetriever, cadence, lifecycle } = registration;
    const timeout = toHuman(registration.timeout) ?? DEFAULT_TIMEOUT;
    this.#retriever = factRetriever;
    this.#dependencies = dependencies;
    this.source = toSource(factRetriever, lifecycle);
    this.filter = toPredicate(factRetriever.entityFilter);
    this.timeoutMs = durationToMilliseconds(timeout);
    this.schedule = {
      frequency: cadence ? { cron: cadence } : { days: 1 },
      timeout: { hours: 1 },
      initialDelay: toHuman(registration.initialDelay),
    };
  }

  async collect(
    entities: Entity[],
    context: CollectContext,
  ): Promise<CollectedFact[]> {
    let answer: Answer;
    try {
      answer = await this.#ask(entities, context);
    } catch (error) {
      // Not thrown, or the engine would call it again for each entity.
      const message = `the retriever failed: ${toError(error).message}`;
      return entities.map(entity => ({
        entityRef: stringifyEntityRef(entity),
        error: message,
      }));
    }
    return entities.flatMap(entity => {
      const entityRef = stringifyEntityRef(entity);
      const facts = answer.get(entityRef);
      return facts
        ? [{ entityRef, value: toValue(this.#retriever.schema, facts) }]
        : [];
    });
  }

  async #ask(entities: Entity[], context: CollectContext): Promise<Answer> {
    const { logger, refresh } = context;
    if (this.#kept && !refresh && this.#kept.until > Date.now()) {
      return this.#kept.answer;
    }
    const facts = await this.#retriever.handler({
      ...this.#dependencies,
      logger: logger.child({ factRetrieverId: this.#retriever.id }),
      entityFilter: toFilter(entities),
    });
    const answer = new Map(
      facts.map(fact => [
        stringifyEntityRef({
          ...fact.entity,
          namespace: fact.entity.namespace ?? DEFAULT_NAMESPACE,
        }),
        fact.facts,
      ]),
    );
    const asked = new Set(entities.map(entity => stringifyEntityRef(entity)));
    const isWider = [...answer.keys()].some(ref => !asked.has(ref));
    this.#kept = isWider ? { answer, until: Date.now() + KEPT_MS } : undefined;
    return answer;
  }
}

/** The filter of the catalog that matches just these entities. */
function toFilter(entities: Entity[]): Record<string, string | string[]>[] {
  const groups = new Map<string, Entity[]>();
  for (const entity of entities) {
    const key = `${entity.kind}:${entity.metadata.namespace}`;
    groups.set(key, [...(groups.get(key) ?? []), entity]);
  }
  return [...groups.values()].map(group => ({
    kind: group[0].kind,
    'metadata.namespace': group[0].metadata.namespace ?? DEFAULT_NAMESPACE,
    'metadata.name': group.map(({ metadata }) => metadata.name),
  }));
}

function toHuman(
  duration: FactRetrieverRegistration['timeout'],
): HumanDuration | undefined {
  return (
    duration && {
      milliseconds: Duration.fromDurationLike(duration).toMillis(),
    }
  );
}
