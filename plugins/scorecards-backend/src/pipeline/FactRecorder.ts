import {
  EntityProjection,
  ProjectedEntity,
} from '@guildhall/plugin-guildhall-node';
import {
  canonicalJson,
  contentHash,
} from '@guildhall/plugin-scorecards-common';
import { durationToMilliseconds, JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { FactStore, PastFact, StoredFact } from '../database/FactStore';
import { RuleSet } from '../definitions/RuleSet';
import { Evaluator } from './Evaluator';

/** Entities that are locked, evaluated and written at once. */
const BATCH_SIZE = 100;

/** Observations younger than this count from now, so that they share a time. */
const RECENT_MS = durationToMilliseconds({ minutes: 5 });

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

/** What became of each observation, in the order in which they were given. */
export type RecordOutcome =
  | { outcome: 'changed' | 'unchanged' | 'error' }
  | { outcome: 'rejected'; reason: string };

/** What recording observations did. */
export interface RecordResult {
  outcomes: RecordOutcome[];
  changedEntityRefs: string[];
  verdictsChanged: number;
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
  async record(
    rules: RuleSet,
    observations: Observation[],
    now: Date,
  ): Promise<RecordResult> {
    const result: RecordResult = {
      outcomes: new Array<RecordOutcome>(observations.length),
      changedEntityRefs: [],
      verdictsChanged: 0,
    };
    for (const batch of toBatches(observations)) {
      const recorded = await this.db.transaction(tx =>
        this.recordBatch(
          tx,
          rules,
          batch.map(index => observations[index]),
          now,
        ),
      );
      batch.forEach((index, i) => {
        result.outcomes[index] = recorded.outcomes[i];
      });
      result.changedEntityRefs.push(...recorded.changedEntityRefs);
      result.verdictsChanged += recorded.verdictsChanged;
    }
    return result;
  }

  /**
   * Records observations in a transaction.
   *
   * @param observations - No two of the same source and entity.
   */
  async recordBatch(
    tx: Knex.Transaction,
    rules: RuleSet,
    observations: Observation[],
    now: Date,
  ): Promise<RecordResult> {
    const ids = [...new Set(observations.map(({ entityId }) => entityId))];
    await this.facts.lockEntities(tx, ids);
    const stored = new Map(
      (await this.facts.getCurrent(tx, ids)).map(fact => [keyOf(fact), fact]),
    );

    const decisions = observations.map(observation =>
      decide(rules, observation, stored.get(keyOf(observation)), now),
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
      verdictsChanged: 0,
    };
    const entities = await this.projection.getByIds(ids, tx);
    for (const group of toEvaluations(observations, decisions, now)) {
      const evaluated = await this.evaluator.evaluate(tx, {
        rules,
        at: group.at,
        sources: group.sources,
        entities: entities.filter(({ id }: ProjectedEntity) =>
          group.entityIds.has(id),
        ),
      });
      result.changedEntityRefs.push(...evaluated.changedEntityRefs);
      result.verdictsChanged += evaluated.verdictsChanged;
    }
    return result;
  }
}

interface Decision {
  outcome: RecordOutcome;
  replace?: StoredFact;
  past?: { entityId: number; source: string } & PastFact;
  touch?: StoredFact;
  /** Whether verdicts may differ because of it. */
  evaluate: boolean;
}

function decide(
  rules: RuleSet,
  observation: Observation,
  before: StoredFact | undefined,
  now: Date,
): Decision {
  const { entityId, source, observedAt, value, error } = observation;
  if (value === undefined) {
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
  if (before?.observedAt && before.observedAt > observedAt) {
    return {
      outcome: {
        outcome: 'rejected',
        reason: `'observedAt' is before ${before.observedAt.toISOString()}, when a newer fact was observed`,
      },
      evaluate: false,
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
    validUntil: observation.validUntil,
    errorCount: 0,
  };
  if (before?.hash === hash) {
    return {
      outcome: { outcome: 'unchanged' },
      touch: { ...seen, validFrom: before.validFrom },
      evaluate: before.error !== undefined || wasStale(rules, before, now),
    };
  }
  return {
    outcome: { outcome: 'changed' },
    replace: seen,
    past: toPast(before, observedAt),
    evaluate: true,
  };
}

function toPast(
  before: StoredFact | undefined,
  validTo: Date,
): Decision['past'] {
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

/**
 * Indexes of observations in batches of a bounded number of entities, where
 * none names a source and an entity twice; of those that do, the older comes
 * first.
 */
function toBatches(observations: Observation[]): number[][] {
  const order = observations
    .map((_, index) => index)
    .sort(
      (a, b) =>
        observations[a].observedAt.getTime() -
        observations[b].observedAt.getTime(),
    );
  const batches: Array<{
    indexes: number[];
    keys: Set<string>;
    entities: Set<number>;
  }> = [];
  let first = 0;
  for (const index of order) {
    const observation = observations[index];
    const key = keyOf(observation);
    let target = batches.findIndex(
      (batch, i) => i >= first && !batch.keys.has(key),
    );
    if (target === -1) {
      target =
        batches.push({
          indexes: [],
          keys: new Set(),
          entities: new Set(),
        }) - 1;
    }
    const batch = batches[target];
    batch.indexes.push(index);
    batch.keys.add(key);
    batch.entities.add(observation.entityId);
    if (batch.entities.size >= BATCH_SIZE) {
      first = Math.max(first, target + 1);
    }
  }
  return batches.map(({ indexes }) => indexes);
}

function keyOf(fact: { entityId: number; source: string }): string {
  return `${fact.entityId} ${fact.source}`;
}
