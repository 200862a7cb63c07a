import {
  DatabaseTime,
  EntityAccess,
  ProjectedEntity,
  toDate,
} from '@guildhall/plugin-guildhall-node';
import { EntitySummary } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import {
  countRows,
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  toEntitySummary,
} from '../database/reports/scope';

/** An entity, and what answers say of it. */
export interface PreviewedEntity extends ProjectedEntity {
  summary: EntitySummary;
}

/** A value that once held. */
export interface OnceValue {
  entityId: number;
  source: string;
  hash: string;
  /** JSON text. */
  value: string;
  validFrom: Date;
  validTo: Date;
}

/** The SQL that only previews need. */
export class PreviewReader {
  constructor(private readonly db: Knex) {}

  async count(access: EntityAccess): Promise<number> {
    return countRows(entitiesIn(this.db, { access }));
  }

  /** The entities after a key that the caller may read, in the order of keys. */
  async listEntities(
    access: EntityAccess,
    after: number,
    limit: number,
  ): Promise<PreviewedEntity[]> {
    const rows: Array<
      EntityColumns & { entity_id: number; entity_document: string }
    > = await entitiesIn(this.db, { access })
      .where('entity.id', '>', after)
      .orderBy('entity.id')
      .limit(limit)
      .select(
        ...ENTITY_COLUMNS,
        'entity.id as entity_id',
        'entity.document as entity_document',
      );
    return rows.map(row => ({
      id: row.entity_id,
      ref: row.entity_ref,
      entity: JSON.parse(row.entity_document),
      summary: toEntitySummary(row),
    }));
  }

  /** What sources said of entities that no longer held by now, but did since. */
  async listPast(
    entityIds: number[],
    sources: string[],
    since: Date,
  ): Promise<OnceValue[]> {
    const rows: Array<{
      entity_id: number;
      source: string;
      hash: string;
      value: string;
      valid_from: DatabaseTime;
      valid_to: DatabaseTime;
    }> = await this.db('fact_past')
      .whereIn('entity_id', entityIds)
      .whereIn('source', sources)
      .where('valid_to', '>', since);
    return rows.map(row => ({
      entityId: row.entity_id,
      source: row.source,
      hash: row.hash,
      value: row.value,
      validFrom: toDate(row.valid_from),
      validTo: toDate(row.valid_to),
    }));
  }

  /** When anything was first known of each entity. */
  async listFirstKnown(entityIds: number[]): Promise<Map<number, Date>> {
    const first = new Map<number, Date>();
    for (const table of ['fact_current', 'fact_past']) {
      const rows: Array<{ entity_id: number; since: DatabaseTime | null }> =
        await this.db(table)
          .whereIn('entity_id', entityIds)
          .groupBy('entity_id')
          .select('entity_id')
          .min({ since: 'valid_from' });
      for (const { entity_id: id, since } of rows) {
        const known = first.get(id);
        if (since !== null && !(known && known <= toDate(since))) {
          first.set(id, toDate(since));
        }
      }
    }
    return first;
  }
}
