import {
  applyEntityAccess,
  DatabaseTime,
  EntityAccess,
  toIso,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

const ERROR_SAMPLES = 5;

/** What is stored of one source. */
export interface SourceTotals {
  /** Entities that there was an answer for, if only an error. */
  entities: number;
  fresh: number;
  stale: number;
  /** Never had a value. */
  missing: number;
  errors: number;
  newestObservedAt?: string;
  oldestObservedAt?: string;
}

type SourceTotalsRow = {
  entities: number | string;
  missing: number | string | null;
  fresh: number | string | null;
  stale: number | string | null;
  errors: number | string | null;
  newest: DatabaseTime | null;
  oldest: DatabaseTime | null;
};

/** The SQL of the health page. */
export class HealthStore {
  constructor(private readonly db: Knex) {}

  /**
   * Adds up the facts of a source.
   *
   * @param staleBefore - Facts observed before are stale. Default: none.
   */
  async sumSource(options: {
    source: string;
    staleBefore?: Date;
    now: Date;
    access: EntityAccess;
  }): Promise<SourceTotals> {
    const { source, staleBefore, now, access } = options;
    const stale = this.db.raw(
      '(observed_at is not null and (observed_at <= ? or coalesce(valid_until <= ?, false)))',
      [staleBefore ?? new Date(0), now],
    );
    const [row]: SourceTotalsRow[] = await this.#facts(source, access)
      .count({ entities: '*' })
      .sum({
        missing: this.db.raw('case when observed_at is null then 1 else 0 end'),
        fresh: this.db.raw(
          'case when observed_at is not null and not ? then 1 else 0 end',
          [stale],
        ),
        stale: this.db.raw('case when ? then 1 else 0 end', [stale]),
        errors: this.db.raw('case when error is not null then 1 else 0 end'),
      })
      .max({ newest: 'observed_at' })
      .min({ oldest: 'observed_at' });
    return {
      entities: Number(row.entities),
      missing: Number(row.missing ?? 0),
      fresh: Number(row.fresh ?? 0),
      stale: Number(row.stale ?? 0),
      errors: Number(row.errors ?? 0),
      newestObservedAt: toOptionalIso(row.newest),
      oldestObservedAt: toOptionalIso(row.oldest),
    };
  }

  /** Some of the errors of a source, the last one first. */
  async listErrors(source: string, access: EntityAccess) {
    const rows: Array<{ ref: string; error: string; error_at: DatabaseTime }> =
      await this.#facts(source, access)
        .whereNotNull('error')
        .orderBy('error_at', 'desc')
        .limit(ERROR_SAMPLES)
        .select('entity.ref', 'error', 'error_at');
    return rows.map(row => ({
      entityRef: row.ref,
      message: row.error,
      at: toIso(row.error_at),
    }));
  }

  #facts(source: string, access: EntityAccess): Knex.QueryBuilder {
    const query = this.db('fact_current')
      .join('entity', 'entity.id', 'fact_current.entity_id')
      .whereNull('entity.gone_at')
      .where({ source });
    applyEntityAccess(query, access);
    return query;
  }
}
