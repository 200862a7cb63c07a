import { insertRows, upsertRows } from '@guildhall/plugin-guildhall-node';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { DatabaseTime, toDate, toOptionalDate } from './time';

type FactRow = {
  entity_id: number;
  source: string;
  hash: string | null;
  value: string | null;
  valid_from: DatabaseTime | null;
  observed_at: DatabaseTime | null;
  valid_until: DatabaseTime | null;
  error: string | null;
  error_at: DatabaseTime | null;
  error_count: number;
  retry_at: DatabaseTime | null;
};

type PastFactRow = {
  id: number;
  entity_id: number;
  source: string;
  hash: string;
  value: string;
  valid_from: DatabaseTime;
  valid_to: DatabaseTime;
};

/** What is stored about one source and one entity. */
export interface StoredFact {
  entityId: number;
  source: string;
  hash?: string;
  /** JSON text. */
  value?: string;
  validFrom?: Date;
  observedAt?: Date;
  validUntil?: Date;
  error?: string;
  errorAt?: Date;
  errorCount: number;
  retryAt?: Date;
}

/** A value that held from one time to another. */
export interface PastFact {
  hash: string;
  /** JSON text. */
  value: string;
  validFrom: Date;
  validTo: Date;
}

/** The SQL of facts. Writes take the transaction that they belong to. */
export class FactStore {
  constructor(private readonly db: Knex) {}

  /**
   * Keeps others from changing facts and verdicts of these entities until the
   * transaction ends. Always in the same order, so that two never wait for
   * each other.
   */
  async lockEntities(tx: Knex.Transaction, ids: number[]): Promise<void> {
    await tx('entity')
      .whereIn('id', ids)
      .orderBy('id')
      .forUpdate()
      .select('id');
  }

  async getCurrent(tx: Knex, ids: number[]): Promise<StoredFact[]> {
    const rows = await tx<FactRow>('fact_current').whereIn('entity_id', ids);
    return rows.map(toStoredFact);
  }

  /** What is stored of some entities now, read outside any transaction. */
  async listOfMany(ids: number[]): Promise<StoredFact[]> {
    return this.getCurrent(this.db, ids);
  }

  /** What is stored of one entity now. */
  async listOf(entityId: number, source?: string): Promise<StoredFact[]> {
    const rows = await this.db<FactRow>('fact_current')
      .where({ entity_id: entityId, ...(source && { source }) })
      .orderBy('source');
    return rows.map(toStoredFact);
  }

  /** Facts of one entity, as they were at a time. */
  async getAt(
    entityId: number,
    source: string | undefined,
    at: Date,
  ): Promise<Array<{ source: string } & Omit<PastFact, 'validTo'>>> {
    const bySource = (query: Knex.QueryBuilder) => {
      if (source !== undefined) {
        query.where({ source });
      }
    };
    const columns = ['source', 'hash', 'value', 'valid_from'];
    const rows: Array<{
      source: string;
      hash: string;
      value: string;
      valid_from: DatabaseTime;
    }> = await this.db('fact_current')
      .where({ entity_id: entityId })
      .where('valid_from', '<=', at)
      .modify(bySource)
      .select(columns)
      .unionAll(
        this.db('fact_past')
          .where({ entity_id: entityId })
          .where('valid_from', '<=', at)
          .where('valid_to', '>', at)
          .modify(bySource)
          .select(columns),
      );
    return rows.map(row => ({
      source: row.source,
      hash: row.hash,
      value: row.value,
      validFrom: toDate(row.valid_from),
    }));
  }

  /** Values that no longer hold, the last one first. */
  async listPast(options: {
    entityId: number;
    source: string;
    before?: number;
    limit: number;
  }): Promise<Array<PastFact & { id: number }>> {
    const rows: PastFactRow[] = await this.db('fact_past')
      .where({ entity_id: options.entityId, source: options.source })
      .modify(query => {
        if (options.before !== undefined) {
          query.where('id', '<', options.before);
        }
      })
      .orderBy('id', 'desc')
      .limit(options.limit);
    return rows.map(row => ({
      id: row.id,
      hash: row.hash,
      value: row.value,
      validFrom: toDate(row.valid_from),
      validTo: toDate(row.valid_to),
    }));
  }

  async countPast(entityId: number, source: string): Promise<number> {
    const [{ count }] = await this.db('fact_past')
      .where({ entity_id: entityId, source })
      .count({ count: 'id' });
    return Number(count);
  }

  /** Writes values that are new, and keeps those that they replace. */
  async replace(
    tx: Knex.Transaction,
    facts: StoredFact[],
    replaced: Array<{ entityId: number; source: string } & PastFact>,
  ): Promise<void> {
    await insertRows(
      tx,
      'fact_past',
      replaced.map(fact => ({
        entity_id: fact.entityId,
        source: fact.source,
        hash: fact.hash,
        value: fact.value,
        valid_from: fact.validFrom,
        valid_to: fact.validTo,
      })),
    );
    await upsertRows(tx, 'fact_current', facts.map(toFactRow), KEY);
  }

  /** Writes that values were seen again, or could not be seen. */
  async touch(tx: Knex.Transaction, facts: StoredFact[]): Promise<void> {
    await upsertRows(
      tx,
      'fact_current',
      facts.map(toFactRow),
      KEY,
      OBSERVATION,
    );
  }

  async listSources(): Promise<
    Array<{ definition: FactSourceDefinition; origin: string }>
  > {
    const rows = await this.db('fact_source').orderBy('id');
    return rows.map(row => ({
      definition: JSON.parse(row.document),
      origin: row.origin,
    }));
  }

  /** Declares a source; false if it was already declared so. */
  async declareSource(source: {
    definition: FactSourceDefinition;
    hash: string;
    origin: string;
  }): Promise<boolean> {
    const { definition, hash, origin } = source;
    return this.db.transaction(async tx => {
      const known = await tx('fact_source')
        .where({ id: definition.id })
        .first('hash', 'origin');
      if (known?.hash === hash && known.origin === origin) {
        return false;
      }
      await tx('fact_source')
        .insert({
          id: definition.id,
          document: JSON.stringify(definition),
          hash,
          origin,
        })
        .onConflict('id')
        .merge();
      await tx('registry').increment('revision', 1);
      return true;
    });
  }

  /** Entities that should not be collected yet, because they failed lately. */
  async listBackingOff(source: string, now: Date): Promise<Set<number>> {
    const ids = await this.db<FactRow>('fact_current')
      .where({ source })
      .where('retry_at', '>', now)
      .pluck('entity_id');
    return new Set(ids);
  }

  /** Failures in a row, by `"<entity id> <source>"`. */
  async countErrors(ids: number[]): Promise<Map<string, number>> {
    const rows = await this.db<FactRow>('fact_current')
      .whereIn('entity_id', ids)
      .where('error_count', '>', 0)
      .select('entity_id', 'source', 'error_count');
    return new Map(
      rows.map(row => [`${row.entity_id} ${row.source}`, row.error_count]),
    );
  }

  async purgePast(before: Date): Promise<number> {
    return this.db('fact_past').where('valid_to', '<', before).delete();
  }
}

const KEY: Array<keyof FactRow> = ['entity_id', 'source'];

const OBSERVATION: Array<keyof FactRow> = [
  'observed_at',
  'valid_until',
  'error',
  'error_at',
  'error_count',
  'retry_at',
];

function toFactRow(fact: StoredFact): FactRow {
  return {
    entity_id: fact.entityId,
    source: fact.source,
    hash: fact.hash ?? null,
    value: fact.value ?? null,
    valid_from: fact.validFrom ?? null,
    observed_at: fact.observedAt ?? null,
    valid_until: fact.validUntil ?? null,
    error: fact.error ?? null,
    error_at: fact.errorAt ?? null,
    error_count: fact.errorCount,
    retry_at: fact.retryAt ?? null,
  };
}

function toStoredFact(row: FactRow): StoredFact {
  return {
    entityId: row.entity_id,
    source: row.source,
    hash: row.hash ?? undefined,
    value: row.value ?? undefined,
    validFrom: toOptionalDate(row.valid_from),
    observedAt: toOptionalDate(row.observed_at),
    validUntil: toOptionalDate(row.valid_until),
    error: row.error ?? undefined,
    errorAt: toOptionalDate(row.error_at),
    errorCount: row.error_count,
    retryAt: toOptionalDate(row.retry_at),
  };
}
