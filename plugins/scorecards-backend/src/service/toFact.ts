import { durationToMilliseconds } from '@backstage/types';
import { toOptionalIso } from '@guildhall/plugin-guildhall-node';
import { Fact } from '@guildhall/plugin-scorecards-common';
import { StoredFact } from '../database/FactStore';
import { RuleSet } from '../definitions/RuleSet';

/** A stored fact as it is answered, with the time at which it goes stale. */
export function toFact(
  rules: RuleSet,
  entityRef: string,
  fact: StoredFact,
): Fact {
  const maxAge = rules.sources.get(fact.source)?.definition.maxAge;
  const aged =
    fact.observedAt && maxAge
      ? new Date(fact.observedAt.getTime() + durationToMilliseconds(maxAge))
      : undefined;
  const staleAt =
    fact.validUntil && (!aged || fact.validUntil < aged)
      ? fact.validUntil
      : aged;
  return {
    entityRef,
    source: fact.source,
    value: fact.value ? JSON.parse(fact.value) : undefined,
    hash: fact.hash,
    validFrom: toOptionalIso(fact.validFrom),
    observedAt: toOptionalIso(fact.observedAt),
    validUntil: toOptionalIso(fact.validUntil),
    staleAt: toOptionalIso(staleAt),
    error:
      fact.error && fact.errorAt
        ? { message: fact.error, at: fact.errorAt.toISOString() }
        : undefined,
  };
}
