import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { EntityProjection, toProblem } from '@guildhall/plugin-guildhall-node';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import pLimit from 'p-limit';
import { ProviderStore } from '../database/ProviderStore';
import { raiseCatalogRevision, StateStore } from '../database/StateStore';
import { DefinitionLoader } from '../definitions/DefinitionLoader';
import { ExemptionStore } from '../waivers/ExemptionStore';
import { ScorecardsExemptions } from '../waivers/ScorecardsExemptions';
import { Evaluator } from '../evaluation/Evaluator';
import { readProvider } from './readProvider';
import { RefreshLease } from './RefreshLease';

/** Answers are large: never all of them in memory at once. */
const MAX_AT_ONCE = 8;

/** Longer than it takes to replace all replicas by those of a new version. */
const FORGET_AFTER_MS = durationToMilliseconds({ minutes: 15 });

/**
 * One round: the definitions, the catalog, every provider, then what follows
 * from all of them. Whatever cannot be read stays as it was known last.
 */
export class Refresher {
  constructor(
    private readonly options: {
      definitions: DefinitionLoader;
      evaluator: Evaluator;
      exemptions: ExemptionStore;
      lease: RefreshLease;
      logger: LoggerService;
      projection: EntityProjection;
      providers: MonitorProvider[];
      scorecards: ScorecardsExemptions;
      state: StateStore;
      store: ProviderStore;
      timeout: HumanDuration;
    },
  ) {}

  /** Runs a round, unless one is under way already; then waits for its end. */
  async refresh(signal: AbortSignal): Promise<void> {
    await this.options.lease.run(signal, renew => this.#round(signal, renew));
  }

  /**
   * Looks for what is new in the catalog, between rounds. Nothing is evaluated
   * before the first one, when no provider was asked yet.
   */
  async followCatalog(signal: AbortSignal): Promise<void> {
    const { evaluator, state } = this.options;
    const { added, updated, gone } = await this.#sweep(signal);
    const { refreshedAt } = await state.get();
    if (refreshedAt && added + updated + gone > 0) {
      await evaluator.evaluate(new Date());
    }
  }

  #sweep(signal: AbortSignal) {
    return this.options.projection.sweep({
      signal,
      onChanged: tx => raiseCatalogRevision(tx),
    });
  }

  async #round(signal: AbortSignal, renew: () => Promise<void>): Promise<void> {
    const { definitions, evaluator, exemptions, providers } = this.options;
    const { scorecards, store } = this.options;
    await this.#attempt('the definitions', () => definitions.load());
    await this.#attempt('the catalog', () => this.#sweep(signal));
    await this.#attempt('the exemptions of scorecards', async () =>
      exemptions.replace(await scorecards.list(signal)),
    );
    await renew();
    const limit = pLimit(MAX_AT_ONCE);
    await Promise.all(
      providers.map(provider =>
        limit(async () => {
          await this.#read(provider, signal);
          await renew();
        }),
      ),
    );
    signal.throwIfAborted();
    const now = new Date();
    await store.forget(
      new Date(now.getTime() - FORGET_AFTER_MS),
      providers.map(({ id }) => id),
    );
    await evaluator.evaluate(now);
  }

  async #read(provider: MonitorProvider, signal: AbortSignal): Promise<void> {
    const { logger, store, timeout } = this.options;
    const { id, type, title } = provider;
    const info = { id, type, title };
    try {
      const snapshot = await readProvider(provider, { signal, timeout });
      await store.succeed(info, snapshot, new Date());
    } catch (error) {
      // Not its fault, when the backend stops.
      signal.throwIfAborted();
      logger.warn(
        `Monitors of '${id}' could not be read: ${toError(error).message}`,
      );
      await store.fail(info, toProblem(error), new Date());
    }
  }

  /** The round goes on with what is known. */
  async #attempt(what: string, read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.options.logger.warn(
        `Monitor coverage could not read ${what}: ${toError(error).message}`,
      );
    }
  }
}
