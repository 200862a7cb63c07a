import { inTurns, ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import {
  LevelChange,
  toScore,
  withoutStackTraces,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { FactStore } from '../database/FactStore';
import { markChanged } from '../database/changeMarks';
import { lockEntities } from '../database/lockEntities';
import { ScoreStore } from '../database/ScoreStore';
import { VerdictStore } from '../database/VerdictStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { causeOf } from './causeOf';
import { diffScores, ScoreChanges } from './diffScores';
import { diffVerdicts, VerdictChanges } from './diffVerdicts';
import { EvaluatedEntity, evaluateEntity } from './evaluateEntity';
import { toLevelChanges } from './toLevelChanges';

/** Entities that are evaluated in one turn of the event loop. */
const PER_TURN = 10;

/** What an evaluation changed, to be told once it is committed. */
export interface EvaluationChanges {
  /** Entities with verdicts of another status than before. */
  changedEntityRefs: string[];
  levelChanges: LevelChange[];
}

/** What came of an evaluation. */
export interface EvaluationResult extends EvaluationChanges {
  verdictsChanged: number;
}

/**
 * Makes verdicts and scores from stored facts, and writes what differs from
 * what is stored. The one place where checks are evaluated.
 */
export class Evaluator {
  constructor(
    private readonly registry: RuleRegistry,
    private readonly facts: FactStore,
    private readonly verdicts: VerdictStore,
    private readonly scores: ScoreStore,
    private readonly exemptions: ExemptionsInForce,
  ) {}

  /**
   * Locks entities, and then reads the rules. In this order: whoever changes
   * rules evaluates all entities afterwards, and waits for the lock, so that
   * the newest rules always have the last word.
   *
   * @returns The entities that are there.
   */
  async begin(
    tx: Knex.Transaction,
    ids: number[],
  ): Promise<{ rules: RuleSet; present: Set<number> }> {
    const present = await lockEntities(tx, ids);
    return { rules: await this.registry.get(tx), present };
  }

  /**
   * Evaluates entities in a transaction that has begun with {@link begin}.
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
    await setImmediate();
    const verdicts = groupByEntity(await this.verdicts.getCurrent(tx, ids));
    await setImmediate();
    const scores = groupByEntity(await this.scores.getCurrent(tx, ids));
    const exemptions = await this.exemptions.list(ids, at, tx);

    const evaluated: EvaluatedEntity[] = [];
    for await (const slice of inTurns(entities, PER_TURN)) {
      withoutStackTraces(() => {
        for (const entity of slice) {
          evaluated.push(
            evaluateEntity({
              rules,
              entity,
              at,
              sources,
              facts: facts.get(entity.id) ?? [],
              stored: verdicts.get(entity.id) ?? [],
            }),
          );
        }
      });
    }

    const changes = diffVerdicts(evaluated, at);
    await this.verdicts.write(tx, changes);
    const scoreChanges = diffScores(
      evaluated.map(({ entity, next, stored, scorecards }) => {
        const isExempted = (check: string) => exemptions.has(entity.id, check);
        return {
          entityId: entity.id,
          next: scorecards.map(scorecard => ({
            scorecardId: scorecard.definition.id,
            ...toScore(scorecard, check => next.get(check)?.status, isExempted),
          })),
          stored: scores.get(entity.id) ?? [],
          causeOf: before => {
            const scorecard = rules.scorecards.get(before.scorecardId);
            return (
              scorecard &&
              causeOf({ scorecard, before, stored, next, isExempted })
            );
          },
          at: changes.changed.get(entity.id)?.lastAt ?? at,
        };
      }),
    );
    await this.scores.write(tx, scoreChanges);
    const since = changedSince(changes, scoreChanges, at);
    if (since) {
      await markChanged(tx, since);
    }
    return {
      changedEntityRefs: entities
        .filter(({ id }) => changes.changed.has(id))
        .map(({ ref }) => ref),
      levelChanges: toLevelChanges(rules, entities, scoreChanges.past),
      verdictsChanged: [...changes.changed.values()].reduce(
        (total, { verdicts: count }) => total + count,
        0,
      ),
    };
  }
}

/** The first time from which anything is another than before. */
function changedSince(
  verdicts: VerdictChanges,
  scores: ScoreChanges,
  at: Date,
): Date | undefined {
  const times = [
    ...[...verdicts.changed.values()].map(({ lastAt }) => lastAt),
    ...verdicts.removals.map(() => at),
    ...scores.upserts.map(({ validFrom }) => validFrom),
    ...scores.past.map(({ validTo }) => validTo),
  ];
  return times.length > 0
    ? times.reduce((first, time) => (time < first ? time : first))
    : undefined;
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
