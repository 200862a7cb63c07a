import { durationToMilliseconds } from '@backstage/types';
import {
  EntityProjection,
  inTransaction,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { factKey, FactStore } from '../database/FactStore';
import { batchObservations } from './batchObservations';
import {
  Decision,
  decideObservation,
  Observation,
  RecordOutcome,
} from './decideObservation';
import { EvaluationResult, Evaluator } from './Evaluator';

/** Observations younger than this count from now, so that they share a time. */
const RECENT_MS = durationToMilliseconds({ minutes: 5 });

/** What recording observations did. */
export interface RecordResult extends EvaluationResult {
  /** In the order in which the observations were given. */
  outcomes: RecordOutcome[];
  /** Entities that were evaluated, whatever came of it. */
  evaluated: Set<number>;
}

/**
 * Takes observations in: keeps what changed with its history, notes what was
 * merely seen again, and has what depends on it evaluated in the same
 * transaction.
 */
export class FactRecorder {
  constructor(
    private readonly db: Knex,
    private readonly projection: EntityProjection,
    private readonly facts: FactStore,
    private readonly evaluator: Evaluator,
  ) {}

  /** Records any number of observations, a bounded transaction at a time. */
  async record(observations: Observation[], now: Date): Promise<RecordResult> {
    const result: RecordResult = {
      outcomes: new Array<RecordOutcome>(observations.length),
      changedEntityRefs: [],
      levelChanges: [],
      verdictsChanged: 0,
      evaluated: new Set(),
    };
    for (const batch of batchObservations(observations)) {
      const recorded = await inTransaction(this.db, tx =>
        this.#recordBatch(
          tx,
          batch.map(index => observations[index]),
          now,
        ),
      );
      batch.forEach((index, i) => {
        result.outcomes[index] = recorded.outcomes[i];
      });
      addResult(result, recorded);
      recorded.evaluated.forEach(id => result.evaluated.add(id));
    }
    return result;
  }

  /** @param observations - No two of the same source and entity. */
  async #recordBatch(
    tx: Knex.Transaction,
    observations: Observation[],
    now: Date,
  ): Promise<RecordResult> {
    const ids = [...new Set(observations.map(({ entityId }) => entityId))];
    const { rules, present } = await this.evaluator.begin(tx, ids);
    const stored = new Map(
      (
        await this.facts.listOfMany(
          ids,
          [...new Set(observations.map(({ source }) => source))],
          tx,
        )
      ).map(fact => [factKey(fact), fact]),
    );
    const decisions = observations.map(
      (observation): Decision =>
        present.has(observation.entityId)
          ? decideObservation(
              rules,
              observation,
              stored.get(factKey(observation)),
              now,
            )
          : {
              outcome: {
                outcome: 'rejected',
                reason: 'the entity left the catalog meanwhile',
              },
              evaluate: false,
            },
    );
    await this.facts.replace(
      tx,
      decisions.flatMap(({ replace }) => replace ?? []),
      decisions.flatMap(({ past }) => past ?? []),
    );
    await this.facts.touch(
      tx,
      decisions.flatMap(({ touch }) => touch ?? []),
    );

    const result: RecordResult = {
      outcomes: decisions.map(({ outcome }) => outcome),
      changedEntityRefs: [],
      levelChanges: [],
      verdictsChanged: 0,
      evaluated: new Set(),
    };
    const groups = toEvaluations(observations, decisions, now);
    const entities =
      groups.length > 0 ? await this.projection.getByIds(ids, tx) : [];
    for (const group of groups) {
      const evaluated = await this.evaluator.evaluate(tx, {
        rules,
        at: group.at,
        sources: group.sources,
        entities: entities.filter(({ id }) => group.entityIds.has(id)),
      });
      addResult(result, evaluated);
      group.entityIds.forEach(id => result.evaluated.add(id));
    }
    return result;
  }
}

function addResult(total: EvaluationResult, part: EvaluationResult): void {
  total.changedEntityRefs.push(...part.changedEntityRefs);
  total.levelChanges.push(...part.levelChanges);
  total.verdictsChanged += part.verdictsChanged;
}

/** Entities to evaluate together, because their changes count from one time. */
function toEvaluations(
  observations: Observation[],
  decisions: Decision[],
  now: Date,
): Array<{ at: Date; entityIds: Set<number>; sources: Set<string> }> {
  const groups = new Map<
    number,
    { at: Date; entityIds: Set<number>; sources: Set<string> }
  >();
  observations.forEach(({ entityId, source, observedAt }, index) => {
    if (!decisions[index].evaluate) {
      return;
    }
    const isRecent = now.getTime() - observedAt.getTime() < RECENT_MS;
    const at = isRecent ? now : observedAt;
    const group = groups.get(at.getTime()) ?? {
      at,
      entityIds: new Set<number>(),
      sources: new Set<string>(),
    };
    group.entityIds.add(entityId);
    group.sources.add(source);
    groups.set(at.getTime(), group);
  });
  return [...groups.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}
