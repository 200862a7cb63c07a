import { LoggerService } from '@backstage/backend-plugin-api';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { Reevaluator } from '../pipeline/Reevaluator';
import { ExemptionEvents } from './ExemptionEvents';
import { ExemptionStore, StoredExemption } from './ExemptionStore';

/** Entities that are evaluated while somebody waits for the answer. */
const MAX_AT_ONCE = 100;

const DUE_BATCH = 50;

/**
 * Has levels follow exemptions. What changes an exemption marks it as due in
 * the same statement, and evaluates afterwards: whoever evaluated meanwhile by
 * what was true before holds a lock that this waits for.
 */
export class ExemptionFollower {
  constructor(
    private readonly options: {
      events: ExemptionEvents;
      logger: LoggerService;
      projection: EntityProjection;
      publisher: ChangePublisher;
      reevaluator: Reevaluator;
      store: ExemptionStore;
    },
  ) {}

  /** Tells of what changes no level. */
  async tell(exemption: StoredExemption): Promise<void> {
    await this.options.events.publish(exemption);
  }

  /**
   * Tells of a change that somebody made, and evaluates what it is about, if
   * that is little; the rest is left to the next run. That it was made is true
   * whatever becomes of that, so that nothing here throws.
   */
  async followNow(exemption: StoredExemption): Promise<void> {
    const { events, logger, store } = this.options;
    await events.publish(exemption);
    try {
      const ids = await store.listEntityIds(exemption.id);
      if (ids.length <= MAX_AT_ONCE) {
        await this.#evaluate(exemption, ids, new AbortController().signal);
      }
    } catch (error) {
      logger.warn(`Levels will follow exemption ${exemption.id} later`, {
        error: String(error),
      });
    }
  }

  /** Closes what is over, and evaluates all that is due. */
  async run(signal: AbortSignal): Promise<number> {
    const { events, store } = this.options;
    const now = new Date();
    const closed = [
      ...(await store.expire(now)),
      ...(await store.endPassed(now)),
    ];
    for (const exemption of closed) {
      await events.publish(exemption);
    }
    let done = 0;
    for (;;) {
      const due = await store.listDue(DUE_BATCH);
      for (const exemption of due) {
        signal.throwIfAborted();
        const ids = await store.listEntityIds(exemption.id);
        await this.#evaluate(exemption, ids, signal);
      }
      done += due.length;
      if (due.length < DUE_BATCH) {
        return done;
      }
    }
  }

  async #evaluate(
    exemption: StoredExemption,
    ids: number[],
    signal: AbortSignal,
  ): Promise<void> {
    const { projection, publisher, reevaluator, store } = this.options;
    await reevaluator.evaluateAll(ids, signal);
    await store.markDone(exemption);
    // Verdicts are what they were; what lies over them is not.
    const entities = await projection.getByIds(ids.slice(0, MAX_AT_ONCE + 1));
    await publisher.publish({
      changedEntityRefs: entities.map(({ ref }) => ref),
      levelChanges: [],
    });
  }
}
