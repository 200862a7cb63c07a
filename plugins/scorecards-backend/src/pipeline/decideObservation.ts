import { durationToMilliseconds, JsonObject } from '@backstage/types';
import { toStorableText } from '@guildhall/plugin-guildhall-node';
import {
  canonicalJson,
  contentHash,
} from '@guildhall/plugin-scorecards-common';
import { PastFact, StoredFact } from '../database/FactStore';
import { RuleSet } from '../definitions/RuleSet';

/** What a source saw of an entity; the value fits the source's schema. */
export interface Observation {
  entityId: number;
  source: string;
  observedAt: Date;
  validUntil?: Date;
  value?: JsonObject;
  error?: string;
  /** With an error: when to try again. */
  retryAt?: Date;
}

/** What became of an observation. */
export type RecordOutcome =
  | { outcome: 'changed' | 'unchanged' | 'error' }
  | { outcome: 'rejected'; reason: string };

/** What follows from an observation. */
export interface Decision {
  outcome: RecordOutcome;
  /** The value to keep from now on. */
  replace?: StoredFact;
  /** The value that it replaces. */
  past?: PastFact;
  /** The same value, seen again or not seen. */
  touch?: StoredFact;
  /** Whether verdicts may differ because of it. */
  evaluate: boolean;
}

/** Compares what a source saw with what is stored. */
export function decideObservation(
  rules: RuleSet,
  observation: Observation,
  before: StoredFact | undefined,
  now: Date,
): Decision {
  const { entityId, source, observedAt, value, validUntil } = observation;
  if (before?.observedAt && before.observedAt > observedAt) {
    const newest = before.observedAt.toISOString();
    return {
      outcome: {
        outcome: 'rejected',
        reason: `'observedAt' is before ${newest}, when a newer fact was observed`,
      },
      evaluate: false,
    };
  }
  if (value === undefined) {
    const error = toStorableText(observation.error ?? '');
    return {
      outcome: { outcome: 'error' },
      touch: {
        ...(before ?? { entityId, source }),
        error,
        errorAt: observedAt,
        errorCount: (before?.errorCount ?? 0) + 1,
        retryAt: observation.retryAt,
      },
      evaluate: before?.error !== error,
    };
  }

  const text = canonicalJson(value);
  const hash = contentHash(text);
  const seen: StoredFact = {
    entityId,
    source,
    hash,
    value: text,
    validFrom: observedAt,
    observedAt,
    validUntil,
    ...errorSince(before, observedAt),
  };
  if (before?.hash === hash) {
    const isShorter =
      validUntil !== undefined &&
      !(before.validUntil && before.validUntil <= validUntil);
    return {
      outcome: { outcome: 'unchanged' },
      touch: { ...seen, validFrom: before.validFrom },
      evaluate:
        before.error !== seen.error ||
        isShorter ||
        wasStale(rules, before, now),
    };
  }
  return {
    outcome: { outcome: 'changed' },
    replace: seen,
    past: toPast(before, observedAt),
    evaluate: true,
  };
}

/** A value ends the errors before it, not one that is newer. */
function errorSince(
  before: StoredFact | undefined,
  observedAt: Date,
): Pick<StoredFact, 'error' | 'errorAt' | 'errorCount' | 'retryAt'> {
  if (!before?.errorAt || before.errorAt <= observedAt) {
    return { errorCount: 0 };
  }
  const { error, errorAt, errorCount, retryAt } = before;
  return { error, errorAt, errorCount, retryAt };
}

function toPast(
  before: StoredFact | undefined,
  validTo: Date,
): PastFact | undefined {
  const { entityId, source, hash, value, validFrom } = before ?? {};
  return entityId !== undefined &&
    source !== undefined &&
    hash !== undefined &&
    value !== undefined &&
    validFrom !== undefined &&
    validFrom < validTo
    ? { entityId, source, hash, value, validFrom, validTo }
    : undefined;
}

/** Whether any check may have held the fact for stale until it was seen again. */
function wasStale(rules: RuleSet, fact: StoredFact, now: Date): boolean {
  const ages = [rules.sources.get(fact.source)?.definition.maxAge];
  for (const check of rules.checks.values()) {
    if (check.sources.includes(fact.source)) {
      ages.push(check.definition.maxAge);
    }
  }
  const maxAge = Math.min(
    ...ages.map(age => (age ? durationToMilliseconds(age) : Infinity)),
  );
  const observed = fact.observedAt?.getTime() ?? 0;
  return (
    observed + maxAge <= now.getTime() ||
    (fact.validUntil !== undefined && fact.validUntil <= now)
  );
}
