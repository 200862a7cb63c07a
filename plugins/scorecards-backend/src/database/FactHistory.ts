import {
  applyKeyset,
  DatabaseTime,
  deleteRows,
  toDate,
  toOptionalDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Page } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';

/** A value, and from when to when it held. */
export interface FactValue {
  hash: string;
  /** JSON text. */
  value: string;
  validFrom: Date;
  /** Absent while it holds. */
  validTo?: Date;
}

type FactValueRow = {
  hash: string;
  value: string;
  valid_from: DatabaseTime;
  valid_to?: DatabaseTime | null;
};

const COLUMNS = ['hash', 'value', 'valid_from'];

/** Tells what was known at any time. */
export class FactHistory {
  constructor(private readonly db: Knex) {}

  /** Facts of one entity, as they were at a time. */
  async getAt(
    entityId: number,
    source: string | undefined,
    at: Date,
  ): Promise<Array<{ source: string } & FactValue>> {
    const of = {
      entity_id: entityId,
      ...(source !== undefined && { source }),
    };
    const rows: Array<{ source: string } & FactValueRow> = await this.db(
      'fact_current',
    )
      .where(of)
      .where('valid_from', '<=', at)
      .select('source', ...COLUMNS)
      .unionAll(
        this.db('fact_past')
          .where(of)
          .where('valid_from', '<=', at)
          .where('valid_to', '>', at)
          .select('source', ...COLUMNS),
      );
    return rows.map(row => ({ source: row.source, ...toFactValue(row) }));
  }

  /** A page of the values that a source gave of an entity, the last one first. */
  async listValues(options: {
    entityId: number;
    source: string;
    cursor?: string;
    limit: number;
  }): Promise<Page<FactValue>> {
    const { entityId, source, cursor, limit } = options;
    const of = { entity_id: entityId, source };
    const values = this.db('fact_current')
      .where(of)
      .whereNotNull('hash')
      .select(...COLUMNS, this.db.raw('null as valid_to'))
      .unionAll(
        this.db('fact_past')
          .where(of)
          .select(...COLUMNS, 'valid_to'),
      )
      .as('fact');
    const page = this.db.from(values).limit(limit + 1);
    applyKeyset(
      page,
      [{ column: 'fact.valid_from', type: 'time', order: 'desc' }],
      cursor,
    );
    const found: FactValueRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      toDate(row.valid_from).getTime(),
    ]);
    const [{ count }] = await this.db.from(values).count({ count: '*' });
    return {
      items: rows.map(toFactValue),
      totalItems: Number(count),
      nextCursor,
    };
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'fact_past', 'id', query =>
      query.where('valid_to', '<', before),
    );
  }
}

function toFactValue(row: FactValueRow): FactValue {
  return {
    hash: row.hash,
    value: row.value,
    validFrom: toDate(row.valid_from),
    validTo: toOptionalDate(row.valid_to),
  };
}
