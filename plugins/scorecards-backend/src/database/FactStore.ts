import {
  DatabaseTime,
  insertRows,
  toOptionalDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

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

const KEY = ['entity_id', 'source'] as const;

/** What changes when the same value is seen again, or not seen. */
const OBSERVATION = [
  'observed_at',
  'valid_until',
  'error',
  'error_at',
  'error_count',
  'retry_at',
] as const;

type ObservationRow = Pick<
  FactRow,
  'entity_id' | 'source' | (typeof OBSERVATION)[number]
>;

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

/** A value that no longer holds. */
export interface PastFact {
  entityId: number;
  source: string;
  hash: string;
  /** JSON text. */
  value: string;
  validFrom: Date;
  validTo: Date;
}

/** Names a fact: what one source says of one entity. */
export function factKey(fact: { entityId: number; source: string }): string {
  return `${fact.entityId} ${fact.source}`;
}

/** The SQL of facts. Writes take the transaction that they belong to. */
export class FactStore {
  constructor(private readonly db: Knex) {}

  /** What is stored of some entities now, read in a transaction. */
  async getCurrent(tx: Knex, ids: number[]): Promise<StoredFact[]> {
    const rows = await tx<FactRow>('fact_current').whereIn('entity_id', ids);
    return rows.map(toStoredFact);
  }

  /** What some sources say of some entities now. */
  async listOfMany(
    ids: number[],
    sources: string[],
    tx: Knex = this.db,
  ): Promise<StoredFact[]> {
    const rows = await tx<FactRow>('fact_current')
      .whereIn('entity_id', ids)
      .whereIn('source', sources);
    return rows.map(toStoredFact);
  }

  /** What is stored of an entity now, by its name. */
  async listOfEntity(entityRef: string): Promise<StoredFact[]> {
    const rows: FactRow[] = await this.db('fact_current')
      .join('entity', 'entity.id', 'fact_current.entity_id')
      .where('entity.ref', entityRef)
      .select('fact_current.*');
    return rows.map(toStoredFact);
  }

  /** What is stored of one entity now. */
  async listOf(entityId: number, source?: string): Promise<StoredFact[]> {
    const rows = await this.db<FactRow>('fact_current')
      .where({ entity_id: entityId, ...(source && { source }) })
      .orderBy('source');
    return rows.map(toStoredFact);
  }

  /** Writes values that are new, and keeps those that they replace. */
  async replace(
    tx: Knex.Transaction,
    facts: StoredFact[],
    replaced: PastFact[],
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
      facts.map(toObservationRow),
      KEY,
      OBSERVATION,
    );
  }

  /** Entities that should not be collected yet, because they failed lately. */
  async listBackingOff(source: string, now: Date): Promise<Set<number>> {
    const ids = await this.db<FactRow>('fact_current')
      .where({ source })
      .where('retry_at', '>', now)
      .pluck('entity_id');
    return new Set(ids);
  }

  /** Failures in a row, by {@link factKey}. */
  async countErrors(ids: number[]): Promise<Map<string, number>> {
    const rows = await this.db<FactRow>('fact_current')
      .whereIn('entity_id', ids)
      .where('error_count', '>', 0)
      .select('entity_id', 'source', 'error_count');
    return new Map(
      rows.map(row => [
        factKey({ entityId: row.entity_id, source: row.source }),
        row.error_count,
      ]),
    );
  }

  /** Forgets what other sources said before a time, and nobody since. */
  async purgeOtherSources(sources: string[], before: Date): Promise<number> {
    return this.db('fact_current')
      .whereNotIn('source', sources)
      .where(old => {
        old.whereNull('observed_at').orWhere('observed_at', '<', before);
      })
      .where(old => {
        old.whereNull('error_at').orWhere('error_at', '<', before);
      })
      .delete();
  }
}

function toFactRow(fact: StoredFact): FactRow {
  return {
    ...toObservationRow(fact),
    hash: fact.hash ?? null,
    value: fact.value ?? null,
    valid_from: fact.validFrom ?? null,
  };
}

function toObservationRow(fact: StoredFact): ObservationRow {
  return {
    entity_id: fact.entityId,
    source: fact.source,
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
