import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { CollectionEngine } from '../collect/CollectionEngine';
import { JobReporter } from '../database/JobStore';
import { MeasureQueue } from '../database/MeasureQueue';
import { Reevaluator } from '../pipeline/Reevaluator';
import { RecordingPlayer } from '../recordings/RecordingPlayer';

/** Entities that are measured before the next ones are looked at. */
const BATCH_SIZE = 50;

/** Measures the entities that the catalog changed. */
export class Measurer {
  constructor(
    private readonly options: {
      collection: CollectionEngine;
      player: RecordingPlayer;
      projection: EntityProjection;
      queue: MeasureQueue;
      reevaluator: Reevaluator;
    },
  ) {}

  /** Whether there is anything to measure. */
  async isDue(): Promise<boolean> {
    return (await this.options.queue.count()) > 0;
  }

  /**
   * Works the queue off. Entities stay in it until all is done, so that a run
   * that is cut off is followed by one that does the same again.
   */
  async run(signal: AbortSignal, report: JobReporter): Promise<void> {
    const { collection, player, projection, queue, reevaluator } = this.options;
    let done = 0;
    for (;;) {
      signal.throwIfAborted();
      await report({ done, total: done + (await queue.count()), errors: 0 });
      const batch = await queue.list(BATCH_SIZE);
      if (batch.length === 0) {
        return;
      }
      const ids = batch.map(({ id }) => id);
      const isNew = new Set(
        batch.filter(entity => entity.isNew).map(({ id }) => id),
      );
      const entities = await projection.getByIds(ids);
      await player.play(
        entities.filter(({ id }) => isNew.has(id)),
        signal,
      );
      const evaluated = await collection.collectEntities(entities, signal);
      // Those that were known were evaluated when they changed.
      await reevaluator.evaluateAll(
        ids.filter(id => isNew.has(id) && !evaluated.has(id)),
        signal,
      );
      await queue.remove(ids);
      done += ids.length;
    }
  }
}
