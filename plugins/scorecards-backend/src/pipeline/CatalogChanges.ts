import {
  EntitiesChangedHandler,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import { markChanged } from '../database/changeMarks';
import { MeasureQueue } from '../database/MeasureQueue';
import { ChangePublisher } from './ChangePublisher';
import { EvaluationChanges } from './Evaluator';
import { Reevaluator } from './Reevaluator';

/** Does what follows when entities change in the catalog. */
export class CatalogChanges {
  constructor(
    private readonly options: {
      projection: EntityProjection;
      publisher: ChangePublisher;
      queue: MeasureQueue;
      reevaluator: Reevaluator;
    },
  ) {}

  /**
   * Runs what may find changes. Entities that are known are evaluated in the
   * transaction that stores their change; whatever collectors have to look at
   * is put in the queue there.
   */
  async follow<T>(
    run: (onChanged: EntitiesChangedHandler) => Promise<T>,
  ): Promise<{ result: T; verdictsChanged: number }> {
    const { projection, publisher, queue, reevaluator } = this.options;
    const changes: EvaluationChanges = {
      changedEntityRefs: [],
      levelChanges: [],
    };
    let verdictsChanged = 0;
    const result = await run(async (tx, { added, updated, gone }) => {
      const evaluated = await reevaluator.evaluate(
        tx,
        updated.map(({ id }) => id),
      );
      changes.changedEntityRefs.push(...evaluated.changedEntityRefs);
      changes.levelChanges.push(...evaluated.levelChanges);
      verdictsChanged += evaluated.verdictsChanged;

      // Whether a relation leads anywhere changes for those at its other end.
      const neighbours = await projection.getNeighbourIds(
        [...added, ...gone].map(({ ref }) => ref),
        tx,
      );
      const isNew = new Set(added.map(({ id }) => id));
      const ids = [...added, ...updated].map(({ id }) => id);
      await queue.add(
        tx,
        [...new Set([...ids, ...neighbours])].map(id => ({
          id,
          isNew: isNew.has(id),
        })),
      );
      await markChanged(tx, new Date());
    });
    await publisher.publish(changes);
    return { result, verdictsChanged };
  }
}
