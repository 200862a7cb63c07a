import { durationToMilliseconds } from '@backstage/types';
import { CompiledCheck, FactForEvaluation } from './types';

/**
 * When a fact goes stale: for a check, or, without one, by its source alone.
 * Undefined if never.
 *
 * @public
 */
export function factStaleAt(
  fact: FactForEvaluation,
  check?: CompiledCheck,
): Date | undefined {
  const maxAge = check?.definition.maxAge;
  const staleAt = maxAge
    ? new Date(fact.observedAt.getTime() + durationToMilliseconds(maxAge))
    : fact.staleAt;
  const { validUntil } = fact;
  return validUntil && (!staleAt || validUntil < staleAt)
    ? validUntil
    : staleAt;
}
