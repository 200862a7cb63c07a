import { durationToMilliseconds } from '@backstage/types';
import {
  ProjectedEntity,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';
import {
  CompiledCheck,
  CompiledScorecard,
  evaluateCheck,
  FactForEvaluation,
  factStaleAt,
  prepareEvaluation,
} from '@guildhall/plugin-scorecards-common';
import { StoredFact } from '../database/FactStore';
import { StoredVerdict } from '../database/VerdictStore';
import { RuleSet } from '../definitions/RuleSet';
import { toFactsForEvaluation } from './toFactsForEvaluation';

/** How long a verdict stands whose rule asks what time it is. */
const TIME_DEPENDENT_MS = durationToMilliseconds({ days: 1 });

/** The verdicts an entity should have, and those it has. */
export interface EvaluatedEntity {
  entity: ProjectedEntity;
  /** The scorecards it is on. */
  scorecards: CompiledScorecard[];
  next: Map<string, StoredVerdict>;
  stored: Map<string, StoredVerdict>;
}

/** Evaluates the checks that apply to an entity, or that a scorecard asks for. */
export function evaluateEntity(options: {
  rules: RuleSet;
  entity: ProjectedEntity;
  at: Date;
  /** Only checks that read one of these, and those without a verdict. */
  sources?: Set<string>;
  facts: StoredFact[];
  stored: StoredVerdict[];
}): EvaluatedEntity {
  const { rules, entity, at, sources } = options;
  const stored = new Map(
    options.stored.map(verdict => [verdict.checkId, verdict]),
  );
  const scorecards = [...rules.scorecards.values()].filter(scorecard =>
    scorecard.applies(entity.entity),
  );
  const asked = new Set(
    scorecards.flatMap(({ levels }) =>
      levels.flatMap(({ checks }) => checks.map(({ check }) => check)),
    ),
  );
  const facts = toFactsForEvaluation(rules, options.facts, at);
  const prepared = prepareEvaluation({
    environment: rules.environment,
    entity: entity.entity,
    facts,
    now: at,
  });
  // Once for each fact, because many checks rest on the same.
  const citations = new Map(
    Object.entries(facts).map(([source, fact]) => [
      source,
      JSON.stringify({ source, hash: fact?.hash }),
    ]),
  );

  const next = new Map<string, StoredVerdict>();
  for (const [checkId, check] of rules.checks) {
    const before = stored.get(checkId);
    if (sources && before && !check.sources.some(id => sources.has(id))) {
      next.set(checkId, before);
      continue;
    }
    if (!asked.has(checkId) && !check.applies(entity.entity)) {
      continue;
    }
    const { status, message, evidence } = evaluateCheck(check, prepared);
    next.set(checkId, {
      entityId: entity.id,
      checkId,
      status,
      message: toStorableText(message),
      evidence: `[${evidence.map(({ source }) => citations.get(source))}]`,
      checkHash: check.hash,
      since: at,
      evaluatedAt: at,
      expiresAt:
        status === 'not-applicable' ? undefined : toExpiry(check, facts, at),
    });
  }
  return { entity, scorecards, next, stored };
}

/** The first time at which a verdict could differ without any new fact. */
function toExpiry(
  check: CompiledCheck,
  facts: Record<string, FactForEvaluation | undefined>,
  at: Date,
): Date | undefined {
  let first = check.timeDependent
    ? new Date(at.getTime() + TIME_DEPENDENT_MS)
    : undefined;
  for (const source of check.sources) {
    const fact = facts[source];
    const staleAt = fact && factStaleAt(fact, check);
    if (staleAt && staleAt > at && (!first || staleAt < first)) {
      first = staleAt;
    }
  }
  return first;
}
