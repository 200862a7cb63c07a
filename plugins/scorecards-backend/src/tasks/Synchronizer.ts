import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignFollower } from '../campaigns/CampaignFollower';
import { DailyScores } from '../database/DailyScores';
import { JobReporter, JobStore } from '../database/JobStore';
import { VerdictStore } from '../database/VerdictStore';
import { DefinitionLoader } from '../definitions/DefinitionLoader';
import { ExemptionFollower } from '../exemptions/ExemptionFollower';
import { CatalogChanges } from '../pipeline/CatalogChanges';
import { Reevaluator } from '../pipeline/Reevaluator';
import { Measurer } from './Measurer';

const EXPIRED_BATCH = 100;

/** A catalog that is still being filled is looked at again before measuring. */
const SETTLE_MS = 3_000;
const MAX_SETTLING_SWEEPS = 20;

/**
 * What keeps everything stored up to date, in the order in which one step
 * needs the other. Each step finds in the database what there is to do, so that
 * a run that was cut off is simply followed by the next.
 */
export class Synchronizer {
  constructor(
    private readonly options: {
      campaigns: CampaignFollower;
      changes: CatalogChanges;
      daily: DailyScores;
      exemptions: ExemptionFollower;
      jobs: JobStore;
      loader: DefinitionLoader;
      measurer: Measurer;
      projection: EntityProjection;
      reevaluator: Reevaluator;
      verdicts: VerdictStore;
    },
  ) {}

  /**
   * Does all that is to be done now. A step that fails does not keep the others
   * from what they can do.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { campaigns, daily, exemptions, jobs, loader } = this.options;
    const steps = [
      () => jobs.track('load-definitions', () => loader.load(new Date())),
      () => this.#reevaluate(signal),
      () => jobs.track('sweep-catalog', report => this.#sweep(signal, report)),
      () => this.#measure(signal),
      () => this.#evaluateExpired(signal),
      () =>
        jobs.track('follow-exemptions', async report => {
          await report({ done: await exemptions.run(signal), errors: 0 });
        }),
      () =>
        jobs.track('follow-campaigns', async report => {
          await report({ done: await campaigns.run(signal), errors: 0 });
        }),
      () => jobs.track('roll-up', () => daily.update(new Date())),
    ];
    const errors: unknown[] = [];
    for (const step of steps) {
      signal.throwIfAborted();
      await step().catch(error => errors.push(error));
    }
    if (errors.length > 1) {
      throw new AggregateError(errors, errors.map(String).join('; '));
    } else if (errors.length === 1) {
      throw errors[0];
    }
  }

  async #reevaluate(signal: AbortSignal): Promise<void> {
    const { jobs, reevaluator } = this.options;
    if (await reevaluator.isDue()) {
      await jobs.track('reevaluate', report =>
        reevaluator.resume(signal, report),
      );
    }
  }

  async #measure(signal: AbortSignal): Promise<void> {
    const { jobs, measurer } = this.options;
    if (await measurer.isDue()) {
      await jobs.track('measure', report => measurer.run(signal, report));
    }
  }

  async #sweep(signal: AbortSignal, report: JobReporter): Promise<void> {
    const { changes, projection } = this.options;
    for (let sweeps = 0; sweeps < MAX_SETTLING_SWEEPS; sweeps++) {
      const { result } = await changes.follow(onChanged =>
        projection.sweep({ signal, onChanged }),
      );
      const { added, total } = result;
      await report({ done: total, total, errors: 0 });
      if (added === 0 && total > 0) {
        return;
      }
      await sleep(SETTLE_MS, undefined, { signal });
    }
  }

  async #evaluateExpired(signal: AbortSignal): Promise<void> {
    const { reevaluator, verdicts } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const expired = await verdicts.listExpired(new Date(), EXPIRED_BATCH);
      if (expired.length === 0) {
        return;
      }
      await reevaluator.evaluateAll(expired, signal);
    }
  }
}
