import { InputError, NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  decodeCursor,
  EntityProjection,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  canonicalJson,
  contentHash,
  Fact,
  FactChange,
  factInputSchema,
  FactSource,
  FactSourceDefinition,
  Page,
  PushFactsResponse,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import { z } from 'zod';
import { FactStore, PastFact, StoredFact } from '../database/FactStore';
import { PageRequest, ReadScope, ReportStore } from '../database/ReportStore';
import { toOptionalIso } from '../database/time';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { FactRecorder, Observation } from '../pipeline/FactRecorder';
import { Reevaluator } from '../pipeline/Reevaluator';

/** How far the clock of whoever pushes may be ahead of ours. */
const MAX_CLOCK_SKEW_MS = durationToMilliseconds({ minutes: 5 });

type FactInput = z.output<typeof factInputSchema>;

/** Takes facts in, and tells what is and was known. */
export class FactsService {
  constructor(
    private readonly options: {
      facts: FactStore;
      projection: EntityProjection;
      publisher: ChangePublisher;
      recorder: FactRecorder;
      reevaluator: Reevaluator;
      registry: RuleRegistry;
      reports: ReportStore;
    },
  ) {}

  /** Records good facts, and says what is wrong with each of the others. */
  async push(items: unknown[]): Promise<PushFactsResponse> {
    const { projection, publisher, recorder, reevaluator, registry } =
      this.options;
    const rules = await registry.get();
    const now = new Date();
    const rejected: PushFactsResponse['rejected'] = [];

    const wellFormed: Array<{ index: number; fact: FactInput }> = [];
    for (const [index, item] of items.entries()) {
      const parsed = factInputSchema.safeParse(item);
      if (parsed.success) {
        wellFormed.push({ index, fact: parsed.data });
      } else {
        rejected.push({ index, reason: z.prettifyError(parsed.error) });
      }
    }

    const ids = await projection.find(
      [...new Set(wellFormed.map(({ fact }) => fact.entityRef))],
      async (tx, { added, updated }) => {
        await reevaluator.evaluate(tx, rules, [...added, ...updated], now);
      },
    );
    const accepted: Array<{ index: number; observation: Observation }> = [];
    for (const { index, fact } of wellFormed) {
      const observation = toObservation(rules, ids, fact, now);
      if (typeof observation === 'string') {
        rejected.push({ index, reason: observation });
      } else {
        accepted.push({ index, observation });
      }
    }

    const { outcomes, changedEntityRefs } = await recorder.record(
      rules,
      accepted.map(({ observation }) => observation),
      now,
    );
    await publisher.publish(changedEntityRefs);
    outcomes.forEach((outcome, i) => {
      if (outcome.outcome === 'rejected') {
        rejected.push({ index: accepted[i].index, reason: outcome.reason });
      }
    });
    return {
      changed: outcomes.filter(({ outcome }) => outcome === 'changed').length,
      unchanged: outcomes.filter(({ outcome }) =>
        ['unchanged', 'error'].includes(outcome),
      ).length,
      rejected: rejected.sort((a, b) => a.index - b.index),
    };
  }

  /** What is known of an entity, or was known of it at a time. */
  async get(
    query: { entityRef: string; source?: string; at?: string } & ReadScope,
  ): Promise<{ items: Fact[] }> {
    const { facts, registry } = this.options;
    const { entityRef, source } = query;
    const id = await this.#findEntity(query);
    if (query.at === undefined) {
      const rules = await registry.get();
      const stored = await facts.listOf(id, source);
      return { items: stored.map(fact => toFact(rules, entityRef, fact)) };
    }
    const past = await facts.getAt(id, source, new Date(query.at));
    return {
      items: past.map(fact => ({
        entityRef,
        source: fact.source,
        value: JSON.parse(fact.value),
        hash: fact.hash,
        validFrom: fact.validFrom.toISOString(),
      })),
    };
  }

  /** Every value that a source ever gave of an entity, the newest first. */
  async getHistory(
    query: { entityRef: string; source: string } & ReadScope & PageRequest,
  ): Promise<Page<FactChange>> {
    const { facts } = this.options;
    const { source, cursor, limit } = query;
    const entityId = await this.#findEntity(query);
    const [current] = await facts.listOf(entityId, source);
    const past = await facts.listPast({
      entityId,
      source,
      before:
        cursor === undefined ? undefined : Number(decodeCursor(cursor, 1)),
      limit: limit + 1,
    });
    const { rows, nextCursor } = toPage(past, limit, ({ id }) => [id]);
    const standing = current?.hash ? [current] : [];
    return {
      items: [...(cursor === undefined ? standing : []), ...rows].map(
        toFactChange,
      ),
      totalItems: standing.length + (await facts.countPast(entityId, source)),
      nextCursor,
    };
  }

  /** Every declared source. */
  async listSources(): Promise<{ items: FactSource[] }> {
    const { sources } = await this.options.registry.get();
    return {
      items: [...sources.values()].map(({ definition, origin }) => ({
        ...definition,
        origin,
      })),
    };
  }

  /** Declares a source; does nothing if it is already declared so. */
  async declareSource(
    definition: FactSourceDefinition,
    origin: string,
  ): Promise<void> {
    const known = (await this.options.registry.get()).sources.get(
      definition.id,
    );
    if (known && known.origin !== origin) {
      throw new InputError(
        `The source '${definition.id}' belongs to ${known.origin}; choose another 'id'`,
      );
    }
    await this.options.facts.declareSource({
      definition,
      hash: contentHash(canonicalJson(JSON.parse(JSON.stringify(definition)))),
      origin,
    });
  }

  async #findEntity(query: { entityRef: string } & ReadScope): Promise<number> {
    const found = await this.options.reports.findEntity({
      entityRef: query.entityRef,
      access: query.access,
    });
    if (!found) {
      throw new NotFoundError(`There is no entity '${query.entityRef}'`);
    }
    return found.id;
  }
}

/** An observation, or the reason why there is none. */
function toObservation(
  rules: RuleSet,
  ids: Map<string, number>,
  fact: FactInput,
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

function toFactChange(fact: StoredFact | PastFact): FactChange {
  return {
    value: JSON.parse(fact.value ?? '{}'),
    hash: fact.hash ?? '',
    validFrom: toOptionalIso(fact.validFrom) ?? '',
    validTo: 'validTo' in fact ? fact.validTo.toISOString() : undefined,
  };
}

function toFact(rules: RuleSet, entityRef: string, fact: StoredFact): Fact {
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
