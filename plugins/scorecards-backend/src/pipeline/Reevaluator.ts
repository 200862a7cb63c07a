import {
  EntityProjection,
  inSlices,
  inTransaction,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { JobReporter } from '../database/JobStore';
import { ReevaluationStore } from '../database/ReevaluationStore';
import { ChangePublisher } from './ChangePublisher';
import { EvaluationResult, Evaluator } from './Evaluator';

/** Entities that are locked, evaluated and written at once. */
const BATCH_SIZE = 100;

/** Entities after which it is noted how far an evaluation of all has come. */
const STEP_SIZE = 4 * BATCH_SIZE;

/** Evaluates entities again whose facts did not change, but the rest did. */
export class Reevaluator {
  constructor(
    private readonly options: {
      db: Knex;
      evaluator: Evaluator;
      projection: EntityProjection;
      publisher: ChangePublisher;
      store: ReevaluationStore;
    },
  ) {}

  /** Evaluates entities by all checks as of now, in a transaction. */
  async evaluate(
    tx: Knex.Transaction,
    ids: number[],
  ): Promise<EvaluationResult> {
    const { evaluator, projection } = this.options;
    const { rules } = await evaluator.begin(tx, ids);
    const entities = await projection.getByIds(ids, tx);
    return evaluator.evaluate(tx, { rules, entities, at: new Date() });
  }

  /** Evaluates entities by all checks, in transactions of bounded size. */
  async evaluateAll(ids: number[], signal: AbortSignal): Promise<void> {
    const { db, publisher } = this.options;
    // Taken by all lanes; a lane that fails closes it for the others.
    const batches = inSlices(ids, BATCH_SIZE);
    const evaluateNext = async () => {
      for (const batch of batches) {
        signal.throwIfAborted();
        await publisher.publish(
          await inTransaction(db, tx => this.evaluate(tx, batch)),
        );
      }
    };
    // While PostgreSQL writes one batch, another is computed. SQLite has one
    // connection, for which pages wait too.
    const lanes = db.client.config.client === 'pg' ? 2 : 1;
    const ends = await Promise.allSettled(
      Array.from({ length: lanes }, evaluateNext),
    );
    for (const end of ends) {
      if (end.status === 'rejected') {
        throw end.reason;
      }
    }
  }

  /** Whether all entities have to be evaluated again. */
  async isDue(): Promise<boolean> {
    return (await this.options.store.get()) !== undefined;
  }

  /**
   * Goes on evaluating all entities from where it was left, after rules
   * changed. When they change again meanwhile, it starts again.
   */
  async resume(signal: AbortSignal, report: JobReporter): Promise<void> {
    const { projection, store } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const state = await store.get();
      if (!state) {
        return;
      }
      const batch = await projection.getAfter(state.afterEntity, STEP_SIZE);
      if (batch.length === 0) {
        await store.finish(state);
        continue;
      }
      const ids = batch.map(({ id }) => id);
      await this.evaluateAll(ids, signal);
      const done = state.done + ids.length;
      const total = Math.max(state.total, done);
      await store.advance(state, {
        revision: state.revision,
        afterEntity: ids[ids.length - 1],
        done,
        total,
      });
      await report({ done, total, errors: 0 });
    }
  }
}
