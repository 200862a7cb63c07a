import { durationToMilliseconds } from '@backstage/types';
import { FactForEvaluation } from '@guildhall/plugin-scorecards-common';
import { StoredFact } from '../database/FactStore';
import { RuleSet } from '../definitions/RuleSet';

/**
 * An error does not take away the last good value before that is stale: what
 * was seen an hour ago is still the best that is known.
 */
export function toFactsForEvaluation(
  rules: RuleSet,
  stored: StoredFact[],
  at: Date,
): Record<string, FactForEvaluation | undefined> {
  const facts: Record<string, FactForEvaluation | undefined> = {};
  for (const fact of stored) {
    const maxAge = rules.sources.get(fact.source)?.definition.maxAge;
    const observedAt = fact.observedAt ?? fact.errorAt ?? at;
    const staleAt =
      maxAge && new Date(observedAt.getTime() + durationToMilliseconds(maxAge));
    const isStale =
      (staleAt && staleAt <= at) ||
      (fact.validUntil && fact.validUntil <= at) ||
      false;
    facts[fact.source] = {
      value: fact.value && JSON.parse(fact.value),
      hash: fact.hash,
      observedAt,
      staleAt,
      validUntil: fact.validUntil,
      error: fact.value === undefined || isStale ? fact.error : undefined,
    };
  }
  return facts;
}
