import { StoredFact } from '../database/FactStore';
import { OnceValue } from './PreviewReader';

/**
 * What was known of an entity at a time in the past. A value is taken to have
 * been seen until the next one was; only the last one can have been stale.
 */
export function factsAt(
  current: StoredFact[],
  past: OnceValue[],
  at: Date,
): StoredFact[] {
  const held = past
    .filter(({ validFrom, validTo }) => validFrom <= at && at < validTo)
    .map(
      ({ validTo: _validTo, ...fact }): StoredFact => ({
        ...fact,
        observedAt: at,
        errorCount: 0,
      }),
    );
  const holding = current.flatMap(
    ({ observedAt, validFrom, validUntil, hash, value, ...fact }) =>
      hash !== undefined && validFrom && validFrom <= at && observedAt
        ? [
            {
              entityId: fact.entityId,
              source: fact.source,
              hash,
              value,
              validFrom,
              validUntil,
              observedAt: observedAt < at ? observedAt : at,
              errorCount: 0,
            },
          ]
        : [],
  );
  return [...holding, ...held];
}

/**
 * Names what a verdict depends on, where that is not the time; undefined where
 * it is, because a fact grows old.
 */
export function factsKey(facts: StoredFact[], at: Date): string | undefined {
  const isAgeing = facts.some(
    ({ observedAt, validUntil }) =>
      validUntil !== undefined || (observedAt && observedAt < at),
  );
  return isAgeing
    ? undefined
    : facts
        .map(({ source, hash }) => `${source} ${hash}`)
        .sort()
        .join();
}
