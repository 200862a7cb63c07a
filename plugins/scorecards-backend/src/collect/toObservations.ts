import { durationToMilliseconds } from '@backstage/types';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { factKey } from '../database/FactStore';
import { Observation } from '../pipeline/decideObservation';
import { Collected } from './collectBatch';

const FIRST_RETRY_MS = durationToMilliseconds({ minutes: 10 });
const LAST_RETRY_MS = durationToMilliseconds({ days: 1 });

/**
 * What a collector found, as observations of now.
 *
 * @param ids - The keys of entities, by ref.
 * @param failures - Failures in a row so far, by {@link factKey}.
 */
export function toObservations(
  { source: { id: source } }: FactCollector,
  collected: Collected[],
  ids: Map<string, number>,
  failures: Map<string, number>,
): Observation[] {
  const observedAt = new Date();
  return collected.flatMap(({ entityRef, ...found }): Observation[] => {
    const entityId = ids.get(entityRef);
    if (entityId === undefined) {
      return [];
    }
    const seen = { entityId, source, observedAt };
    if ('value' in found) {
      return [{ ...seen, value: found.value }];
    }
    const failed = failures.get(factKey(seen)) ?? 0;
    const retryAt = toRetryAt(observedAt, failed);
    return [{ ...seen, error: found.error, retryAt }];
  });
}

/** Twice as long after each failure in a row, up to a day. */
function toRetryAt(now: Date, failures: number): Date {
  const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
  return new Date(now.getTime() + delay);
}
