import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Knex } from 'knex';
import { deleteRows, insertRows, upsertRows } from '../database/bulk';
import { inSlices } from '../lists/slices';
import { EntityColumns, toColumns } from './toColumns';
import { toSearchRows } from './toSearchRows';

const RELATION_KEYS = [
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
].map(type => `relations.${type}`.toLocaleLowerCase('en-US'));

/** Names in one statement; SQLite takes no more than 32,766. */
const MAX_NAMES = 1_000;

/** Each takes all of its rows in other tables with it. */
const PURGED_AT_ONCE = 20;

type EntityValues = EntityColumns & { gone_at: Date | string | number | null };

type EntityRow = EntityValues & { id: number };

/** All but the ref, by which rows are found. */
const REPLACED: Array<keyof EntityValues> = [
  'kind',
  'name',
  'title',
  'search_text',
  'type',
  'owner',
  'system',
  'lifecycle',
  'document',
  'etag',
  'gone_at',
];

/**
 * An entity as a plugin family keeps it in its own database.
 *
 * @public
 */
export interface ProjectedEntity {
  /** Key in this database; other tables refer to it. */
  id: number;
  ref: string;
  entity: Entity;
}

/** What a sweep compares. */
export interface KnownEntity {
  id: number;
  ref: string;
  etag: string;
  isGone: boolean;
}

/** The SQL of the tables `entity` and `entity_search`. */
export class EntityTable {
  constructor(private readonly db: Knex) {}

  async findByRefs(refs: string[]): Promise<Map<string, KnownEntity>> {
    const known = new Map<string, KnownEntity>();
    for (const slice of inSlices(refs, MAX_NAMES)) {
      const rows: EntityRow[] = await this.db<EntityRow>('entity')
        .whereIn('ref', slice)
        .select('id', 'ref', 'etag', 'gone_at');
      for (const { id, ref, etag, gone_at } of rows) {
        known.set(ref, { id, ref, etag, isGone: gone_at !== null });
      }
    }
    return known;
  }

  async listPresent(): Promise<Array<{ id: number; ref: string }>> {
    return this.db<EntityRow>('entity')
      .whereNull('gone_at')
      .orderBy('id')
      .select('id', 'ref');
  }

  /**
   * Writes entities as the catalog has them now. Rows that are there already
   * are locked first and in the order of their keys, as everybody does who
   * works with several entities, so that two never wait for each other.
   */
  async write(
    tx: Knex.Transaction,
    entities: Entity[],
  ): Promise<{ added: ProjectedEntity[]; updated: ProjectedEntity[] }> {
    const byRef = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
    const refs = [...byRef.keys()];
    const before = await tx<EntityRow>('entity')
      .whereIn('ref', refs)
      .orderBy('id')
      .forNoKeyUpdate()
      .select('id', 'ref');
    await upsertRows<EntityValues>(
      tx,
      'entity',
      [...byRef]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, entity]) => ({ ...toColumns(entity), gone_at: null })),
      ['ref'],
      REPLACED,
    );
    const rows: EntityRow[] = await tx<EntityRow>('entity')
      .whereIn('ref', refs)
      .orderBy('id')
      .select('id', 'ref', 'document');
    await tx('entity_search')
      .whereIn(
        'entity_id',
        rows.map(({ id }) => id),
      )
      .delete();
    await insertRows(
      tx,
      'entity_search',
      rows.flatMap(({ id, ref }) => {
        const entity = byRef.get(ref);
        return entity
          ? toSearchRows(entity).map(row => ({ entity_id: id, ...row }))
          : [];
      }),
    );

    const known = new Set(before.map(({ id }) => id));
    const written = rows.map(toProjectedEntity);
    return {
      added: written.filter(({ id }) => !known.has(id)),
      updated: written.filter(({ id }) => known.has(id)),
    };
  }

  /** Marks entities as gone, in the order of their keys. */
  async markGone(tx: Knex.Transaction, ids: number[]): Promise<void> {
    await tx('entity')
      .whereIn('id', ids)
      .orderBy('id')
      .forNoKeyUpdate()
      .select('id');
    await tx('entity').whereIn('id', ids).update({ gone_at: new Date() });
  }

  async getByIds(ids: number[], tx: Knex = this.db) {
    const rows = await tx<EntityRow>('entity')
      .whereIn('id', ids)
      .whereNull('gone_at')
      .orderBy('id')
      .select('id', 'ref', 'document');
    return rows.map(toProjectedEntity);
  }

  async getAfter(after: number, limit: number) {
    const rows = await this.db<EntityRow>('entity')
      .where('id', '>', after)
      .whereNull('gone_at')
      .orderBy('id')
      .limit(limit)
      .select('id', 'ref', 'document');
    return rows.map(toProjectedEntity);
  }

  async getNeighbourIds(refs: string[], tx: Knex): Promise<number[]> {
    const ids = new Set<number>();
    for (const slice of inSlices(refs, MAX_NAMES)) {
      const found: number[] = await tx('entity_search')
        .join('entity', 'entity.id', 'entity_search.entity_id')
        .whereNull('entity.gone_at')
        .whereIn('entity_search.key', RELATION_KEYS)
        .whereIn('entity_search.value', slice)
        .distinct('entity.id')
        .pluck('entity.id');
      found.forEach(id => ids.add(id));
    }
    return [...ids];
  }

  async count(): Promise<number> {
    const [{ count }] = await this.db('entity')
      .whereNull('gone_at')
      .count({ count: 'id' });
    return Number(count);
  }

  async purge(goneBefore: Date): Promise<number> {
    return deleteRows(
      this.db,
      'entity',
      'id',
      query => query.where('gone_at', '<', goneBefore),
      PURGED_AT_ONCE,
    );
  }
}

function toProjectedEntity(
  row: Pick<EntityRow, 'id' | 'ref' | 'document'>,
): ProjectedEntity {
  return { id: row.id, ref: row.ref, entity: JSON.parse(row.document) };
}
