import { factKey } from '../database/FactStore';
import { Observation } from './decideObservation';

/** Entities that are locked, evaluated and written at once. */
const BATCH_SIZE = 100;

/**
 * Indexes of observations in the order of their times, in batches of a bounded
 * number of entities where none names a source and an entity twice.
 */
export function batchObservations(observations: Observation[]): number[][] {
  const inOrder = [...observations.entries()].sort(
    ([, a], [, b]) => a.observedAt.getTime() - b.observedAt.getTime(),
  );
  const batches: number[][] = [];
  const keys = new Set<string>();
  const entities = new Set<number>();
  for (const [index, observation] of inOrder) {
    const isFull = entities.size === BATCH_SIZE;
    if (
      batches.length === 0 ||
      keys.has(factKey(observation)) ||
      (isFull && !entities.has(observation.entityId))
    ) {
      batches.push([]);
      keys.clear();
      entities.clear();
    }
    batches[batches.length - 1].push(index);
    keys.add(factKey(observation));
    entities.add(observation.entityId);
  }
  return batches;
}
