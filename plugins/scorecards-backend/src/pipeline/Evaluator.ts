import { ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import {
  CompiledCheck,
  CompiledScorecard,
  evaluateCheck,
  FactForEvaluation,
  factStaleAt,
  prepareEvaluation,
  withoutStackTraces,
} from '@guildhall/plugin-scorecards-common';
import { durationToMilliseconds } from '@backstage/types';
import { Knex } from 'knex';
import { FactStore, StoredFact } from '../database/FactStore';
import { ScoreStore, StoredScore } from '../database/ScoreStore';
import { StoredVerdict, VerdictStore } from '../database/VerdictStore';
import { RuleSet } from '../definitions/RuleSet';
import { diffScores } from './diffScores';
import { diffVerdicts } from './diffVerdicts';
import { toFactsForEvaluation } from './toFactsForEvaluation';
import { toScore } from './toScore';

/** How long a verdict stands whose rule asks what time it is. */
const TIME_DEPENDENT_MS = durationToMilliseconds({ days: 1 });

/** What an evaluation changed. */
export interface EvaluationResult {
  /** Entities with verdicts of another status than before. */
  changedEntityRefs: string[];
  verdictsChanged: number;
}

/**
 * Makes verdicts and scores from stored facts, and writes what differs from
 * what is stored. The one place where checks are evaluated.
 */
export class Evaluator {
  constructor(
    private readonly facts: FactStore,
    private readonly verdicts: VerdictStore,
    private readonly scores: ScoreStore,
  ) {}

  /**
   * Evaluates entities; the caller has locked them in this transaction.
   *
   * @param at - The time to evaluate at, and the time from which changes count.
   * @param sources - Only checks that read one of these. Default: all checks.
   */
  async evaluate(
    tx: Knex.Transaction,
    options: {
      rules: RuleSet;
      entities: ProjectedEntity[];
      at: Date;
      sources?: Set<string>;
    },
  ): Promise<EvaluationResult> {
    const { rules, entities, at, sources } = options;
    const ids = entities.map(({ id }) => id);
    const facts = groupByEntity(await this.facts.getCurrent(tx, ids));
    const verdicts = groupByEntity(await this.verdicts.getCurrent(tx, ids));
    const scores = groupByEntity(await this.scores.getCurrent(tx, ids));

    const evaluated = withoutStackTraces(() =>
      entities.map(entity =>
        evaluateEntity({
          rules,
          entity,
          at,
          sources,
          facts: facts.get(entity.id) ?? [],
          stored: verdicts.get(entity.id) ?? [],
        }),
      ),
    );

    const verdictChanges = diffVerdicts(
      evaluated.flatMap(({ next, stored }) => ({ next, stored })),
      at,
    );
    await this.verdicts.write(tx, verdictChanges);
    await this.scores.write(
      tx,
      diffScores(
        evaluated.map(({ entity, next, scorecards }) => ({
          entityId: entity.id,
          next: scorecards.map(scorecard => ({
            scorecardId: scorecard.definition.id,
            ...toScore(scorecard, check => next.get(check)?.status),
          })),
          stored: scores.get(entity.id) ?? ([] as StoredScore[]),
        })),
        at,
      ),
    );

    const changed = new Set(verdictChanges.changedEntities);
    return {
      changedEntityRefs: entities
        .filter(({ id }) => changed.has(id))
        .map(({ ref }) => ref),
      verdictsChanged: verdictChanges.changedEntities.length,
    };
  }
}

/** The verdicts an entity should have, and those it has. */
interface EvaluatedEntity {
  entity: ProjectedEntity;
  scorecards: CompiledScorecard[];
  next: Map<string, StoredVerdict>;
  stored: Map<string, StoredVerdict>;
}

function evaluateEntity(options: {
  rules: RuleSet;
  entity: ProjectedEntity;
  at: Date;
  sources?: Set<string>;
  facts: StoredFact[];
  stored: StoredVerdict[];
}): EvaluatedEntity {
  const { rules, entity, at, sources } = options;
  const stored = new Map(
    options.stored.map(verdict => [verdict.checkId, verdict]),
  );
  const scorecards = rules.scored.filter(scorecard =>
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
      message,
      evidence: JSON.stringify(
        evidence.map(({ source, hash }) => ({ source, hash })),
      ),
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
  const times = check.timeDependent ? [at.getTime() + TIME_DEPENDENT_MS] : [];
  for (const source of check.sources) {
    const fact = facts[source];
    const staleAt = fact && factStaleAt(fact, check);
    if (staleAt && staleAt > at) {
      times.push(staleAt.getTime());
    }
  }
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

function groupByEntity<T extends { entityId: number }>(
  rows: T[],
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.entityId);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.entityId, [row]);
    }
  }
  return groups;
}
