import {
  EntitiesChangedHandler,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { CollectionEngine } from '../collect/CollectionEngine';
import { DailyScores } from '../database/DailyScores';
import { DefinitionStore } from '../database/DefinitionStore';
import { JobStore } from '../database/JobStore';
import { VerdictStore } from '../database/VerdictStore';
import { DefinitionLoader } from '../definitions/DefinitionLoader';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { Reevaluator } from '../pipeline/Reevaluator';
import { RecordingPlayer } from '../recordings/RecordingPlayer';

const EXPIRED_BATCH = 100;

/** A catalog that is still being filled is looked at again before measuring. */
const SETTLE_MS = 3_000;
const MAX_SETTLING_SWEEPS = 20;

/**
 * What keeps everything stored up to date, in the order in which one step
 * needs the other. Each step finds out for itself what there is to do, so that
 * a run that was cut off is simply followed by the next.
 */
export class Synchronizer {
  constructor(
    private readonly options: {
      collection: CollectionEngine;
      daily: DailyScores;
      definitions: DefinitionStore;
      jobs: JobStore;
      loader: DefinitionLoader;
      player: RecordingPlayer;
      projection: EntityProjection;
      publisher: ChangePublisher;
      reevaluator: Reevaluator;
      registry: RuleRegistry;
      verdicts: VerdictStore;
    },
  ) {}

  /** Does all that is to be done now. */
  async run(signal: AbortSignal): Promise<void> {
    const { daily, jobs, loader } = this.options;
    await jobs.track('load-definitions', () => loader.load(new Date()));
    const played = await this.#sweepCatalog(signal);
    await this.#reevaluate(signal);
    await this.#evaluateExpired(signal);
    await jobs.track('roll-up', () => daily.update(new Date(), played));
  }

  /** The part of a catalog change that belongs in its transaction. */
  #toHandler(
    rules: RuleSet,
    changed: string[],
    onPlayed: () => void,
  ): EntitiesChangedHandler {
    const { player, reevaluator } = this.options;
    return async (tx, { added, updated }) => {
      const now = new Date();
      if (await player.play(tx, rules, added, now)) {
        onPlayed();
      }
      const result = await reevaluator.evaluate(tx, rules, updated, now);
      changed.push(...result.changedEntityRefs);
    };
  }

  async #sweepCatalog(signal: AbortSignal): Promise<boolean> {
    const { collection, jobs, projection, publisher, reevaluator, registry } =
      this.options;
    let played = false;
    await jobs.track('sweep-catalog', async report => {
      const collect = new Set<number>();
      const added = new Set<string>();
      for (let sweeps = 0; sweeps < MAX_SETTLING_SWEEPS; sweeps++) {
        const changed: string[] = [];
        const sweep = await projection.sweep({
          signal,
          onChanged: this.#toHandler(await registry.get(), changed, () => {
            played = true;
          }),
        });
        await publisher.publish(changed);
        for (const { id, ref } of sweep.added) {
          collect.add(id);
          added.add(ref);
        }
        for (const { id } of sweep.updated) {
          collect.add(id);
        }
        for (const ref of sweep.gone) {
          added.add(ref);
        }
        await report({ done: sweep.total, total: sweep.total, errors: 0 });
        if (sweep.added.length === 0 && sweep.total > 0) {
          break;
        }
        await sleep(SETTLE_MS, undefined, { signal });
      }
      for (const id of await projection.getNeighbourIds([...added])) {
        collect.add(id);
      }
      await collection.collectEntities([...collect], signal);
      await reevaluator.evaluateAll([...collect], signal);
    });
    return played;
  }

  async #reevaluate(signal: AbortSignal): Promise<void> {
    const { definitions, jobs, reevaluator } = this.options;
    if (await definitions.getReevaluation()) {
      await jobs.track('reevaluate', report =>
        reevaluator.resume(signal, report),
      );
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
