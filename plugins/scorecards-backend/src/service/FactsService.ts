import { ConflictError, NotFoundError } from '@backstage/errors';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import {
  Fact,
  FactChange,
  factInputSchema,
  FactSource,
  FactSourceDefinition,
  Page,
  PushFactsResponse,
} from '@guildhall/plugin-scorecards-common';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { FactHistory, FactValue } from '../database/FactHistory';
import { FactStore } from '../database/FactStore';
import { MeasureQueue } from '../database/MeasureQueue';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { VerdictReports } from '../database/reports/VerdictReports';
import { SourceStore } from '../database/SourceStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { CatalogChanges } from '../pipeline/CatalogChanges';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { Observation } from '../pipeline/decideObservation';
import { FactRecorder } from '../pipeline/FactRecorder';
import { RecordingPlayer } from '../recordings/RecordingPlayer';
import { toFact } from './toFact';
import { toObservation } from './toObservation';

/** Facts that are checked in one turn of the event loop. */
const PER_TURN = 50;

type FactInput = z.output<typeof factInputSchema>;

/** Takes facts in, and tells what is and was known. */
export class FactsService {
  constructor(
    private readonly options: {
      changes: CatalogChanges;
      facts: FactStore;
      history: FactHistory;
      player: RecordingPlayer;
      projection: EntityProjection;
      publisher: ChangePublisher;
      queue: MeasureQueue;
      recorder: FactRecorder;
      registry: RuleRegistry;
      sources: SourceStore;
      verdicts: VerdictReports;
    },
  ) {}

  /**
   * Records good facts, and says what is wrong with each of the others. Who
   * may not read an entity is told the same as if it did not exist.
   */
  async push(items: unknown[], scope: ReadScope): Promise<PushFactsResponse> {
    const { publisher, recorder, registry } = this.options;
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

    const ids = await this.#findAll(
      wellFormed.map(({ fact }) => fact.entityRef),
      scope,
    );
    const rules = await registry.get();
    const accepted: Array<{ index: number; observation: Observation }> = [];
    for (const [done, { index, fact }] of wellFormed.entries()) {
      const observation = toObservation(rules, ids, fact, now);
      if (typeof observation === 'string') {
        rejected.push({ index, reason: observation });
      } else {
        accepted.push({ index, observation });
      }
      if (done % PER_TURN === PER_TURN - 1) {
        await setImmediate();
      }
    }

    await this.#playPast(accepted.map(({ observation }) => observation));
    const recorded = await recorder.record(
      accepted.map(({ observation }) => observation),
      now,
    );
    await publisher.publish(recorded);
    const { outcomes } = recorded;
    outcomes.forEach((outcome, i) => {
      if (outcome.outcome === 'rejected') {
        rejected.push({ index: accepted[i].index, reason: outcome.reason });
      }
    });
    return {
      changed: outcomes.filter(({ outcome }) => outcome === 'changed').length,
      // An error leaves the last good value as it is.
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
    const { facts, history, registry } = this.options;
    const { entityRef, source } = query;
    const id = await this.#find(query);
    if (query.at === undefined) {
      const rules = await registry.get();
      const stored = await facts.listOf(id, source);
      return { items: stored.map(fact => toFact(rules, entityRef, fact)) };
    }
    const past = await history.getAt(id, source, new Date(query.at));
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
    const { source, cursor, limit } = query;
    const page = await this.options.history.listValues({
      entityId: await this.#find(query),
      source,
      cursor,
      limit,
    });
    return { ...page, items: page.items.map(toFactChange) };
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

  /**
   * Declares a source; does nothing if it is already declared so.
   *
   * @throws ConflictError if the id is somebody else's.
   */
  async declareSource(
    definition: FactSourceDefinition,
    origin: string,
  ): Promise<void> {
    const { registry, sources } = this.options;
    const known = (await registry.get()).sources.get(definition.id);
    if (known && known.origin !== origin) {
      throw new ConflictError(
        `The source '${definition.id}' belongs to ${known.origin}; choose another 'id'`,
      );
    }
    await sources.declare({ definition, origin }, { takeOver: false });
  }

  /**
   * Gives new entities the past that was recorded for them, before they have a
   * present: nothing is taken that is older than what is stored.
   */
  async #playPast(observations: Observation[]): Promise<void> {
    const { player, projection, queue } = this.options;
    if (!player.isEmpty) {
      const ids = new Set(observations.map(({ entityId }) => entityId));
      const isNew = await queue.listNew([...ids]);
      await player.play(await projection.getByIds(isNew));
    }
  }

  async #find(query: { entityRef: string } & ReadScope): Promise<number> {
    const found = await this.options.verdicts.findEntity(query);
    if (!found) {
      throw new NotFoundError(`There is no entity '${query.entityRef}'`);
    }
    return found.id;
  }

  async #findAll(
    refs: string[],
    scope: ReadScope,
  ): Promise<Map<string, number>> {
    const { changes, projection, verdicts } = this.options;
    // No database has names with this character in them.
    const possible = [...new Set(refs)].filter(ref => !ref.includes('\0'));
    const { result } = await changes.follow(onChanged =>
      projection.find(possible, onChanged),
    );
    const readable = await verdicts.selectReadable([...result.values()], scope);
    return new Map([...result].filter(([, id]) => readable.has(id)));
  }
}

function toFactChange(fact: FactValue): FactChange {
  return {
    value: JSON.parse(fact.value),
    hash: fact.hash,
    validFrom: fact.validFrom.toISOString(),
    validTo: fact.validTo?.toISOString(),
  };
}
