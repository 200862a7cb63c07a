import { durationToMilliseconds } from '@backstage/types';
import {
  factInputSchema,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import { z } from 'zod';
import { RuleSet } from '../definitions/RuleSet';
import { Observation } from '../pipeline/decideObservation';

/** How far the clock of whoever pushes may be ahead of ours. */
const MAX_CLOCK_SKEW_MS = durationToMilliseconds({ minutes: 5 });

/** An observation, or the reason why a pushed fact is none. */
export function toObservation(
  rules: RuleSet,
  ids: Map<string, number>,
  fact: z.output<typeof factInputSchema>,
  now: Date,
): Observation | string {
  const { entityRef, source } = fact;
  const entityId = ids.get(entityRef);
  if (entityId === undefined) {
    return `'entityRef': there is no entity '${entityRef}' in the catalog`;
  }
  const known = rules.sources.get(source);
  if (!known) {
    return `'source': no source '${source}' is declared; known are ${[
      ...rules.sources.keys(),
    ].join(', ')}`;
  }
  const given = fact.observedAt ? new Date(fact.observedAt) : now;
  if (given.getTime() > now.getTime() + MAX_CLOCK_SKEW_MS) {
    return `'observedAt' is in the future: ${fact.observedAt}`;
  }
  const observedAt = given > now ? now : given;
  const validUntil = fact.validUntil ? new Date(fact.validUntil) : undefined;
  if (validUntil && validUntil <= observedAt) {
    return `'validUntil' must be after 'observedAt'`;
  }
  if (fact.error !== undefined) {
    return { entityId, source, observedAt, error: fact.error };
  }
  const validation = validateFactValue(known.definition, fact.value);
  return validation.ok
    ? { entityId, source, observedAt, validUntil, value: validation.value }
    : validation.problems.map(({ message }) => message).join('; ');
}
