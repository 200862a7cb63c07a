import {
  EntityProjection,
  ProjectedEntity,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { DefinitionStore } from '../database/DefinitionStore';
import { FactStore } from '../database/FactStore';
import { JobProgress } from '../database/JobStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { ChangePublisher } from './ChangePublisher';
import { EvaluationResult, Evaluator } from './Evaluator';

/** Entities that are locked, evaluated and written at once. */
const BATCH_SIZE = 100;

/** Evaluates entities again whose facts did not change, but the rest did. */
export class Reevaluator {
  constructor(
    private readonly options: {
      db: Knex;
      definitions: DefinitionStore;
      evaluator: Evaluator;
      facts: FactStore;
      projection: EntityProjection;
      publisher: ChangePublisher;
      registry: RuleRegistry;
    },
  ) {}

  /** Evaluates entities by all checks, in a transaction. */
  async evaluate(
    tx: Knex.Transaction,
    rules: RuleSet,
    entities: ProjectedEntity[],
    at: Date,
  ): Promise<EvaluationResult> {
    await this.options.facts.lockEntities(
      tx,
      entities.map(({ id }) => id),
    );
    return this.options.evaluator.evaluate(tx, { rules, entities, at });
  }

  /** Evaluates entities by all checks, a bounded transaction at a time. */
  async evaluateAll(ids: number[], signal: AbortSignal): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH_SIZE) {
      signal.throwIfAborted();
      await this.#evaluateBatch(ids.slice(start, start + BATCH_SIZE));
    }
  }

  /**
   * Goes on evaluating all entities from where it was left, after definitions
   * changed. When they change again meanwhile, it starts again.
   */
  async resume(
    signal: AbortSignal,
    report: (progress: JobProgress) => Promise<void>,
  ): Promise<void> {
    const { definitions, projection } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const state = await definitions.getReevaluation();
      if (!state) {
        return;
      }
      const batch = await projection.getAfter(state.afterEntity, BATCH_SIZE);
      if (batch.length === 0) {
        await definitions.finishReevaluation(state);
        continue;
      }
      await this.#evaluateBatch(batch.map(({ id }) => id));
      const next = {
        afterEntity: batch[batch.length - 1].id,
        done: state.done + batch.length,
        total: Math.max(state.total, state.done + batch.length),
      };
      await definitions.advanceReevaluation(state, next);
      await report({ done: next.done, total: next.total, errors: 0 });
    }
  }

  async #evaluateBatch(ids: number[]): Promise<void> {
    const { db, projection, publisher, registry } = this.options;
    const rules = await registry.get();
    const result = await db.transaction(async tx =>
      this.evaluate(tx, rules, await projection.getByIds(ids, tx), new Date()),
    );
    await publisher.publish(result.changedEntityRefs);
  }
}
