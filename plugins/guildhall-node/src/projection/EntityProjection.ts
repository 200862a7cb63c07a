import {
  AuthService,
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
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
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { insertRows } from '../database/bulk';
import { toColumns, toDocument } from './toProjectedEntity';
import { toSearchRows } from './toSearchRows';

const migrationsDir = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);

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

/** Entities that are listed, and then written, at once. */
const BATCH_SIZE = 200;

type EntityRow = {
  id: number;
  ref: string;
  kind: string;
  name: string;
  title: string;
  type: string | null;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  document: string;
  etag: string;
  gone_at: Date | string | number | null;
};

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

/**
 * Does what follows from changed entities, in the transaction that stores
 * them: either both last, or neither.
 *
 * @public
 */
export type EntitiesChangedHandler = (
  tx: Knex.Transaction,
  changes: { added: ProjectedEntity[]; updated: ProjectedEntity[] },
) => Promise<void>;

/**
 * What one sweep found.
 *
 * @public
 */
export interface SweepResult {
  added: Array<Pick<ProjectedEntity, 'id' | 'ref'>>;
  updated: Array<Pick<ProjectedEntity, 'id' | 'ref'>>;
  /** Refs of entities that the catalog no longer has. */
  gone: string[];
  total: number;
}

/**
 * A small copy of the catalog in a plugin's own database, so that lists by
 * entity can be filtered, authorized, ordered and paged in SQL.
 *
 * @remarks
 *
 * A sweep asks the catalog for the refs and etags of all entities, page by
 * page, and fetches only those whose etag is new. Entities that the catalog no
 * longer has are marked as gone, and come back as they were if it has them
 * again.
 *
 * @public
 */
export class EntityProjection {
  /** Creates the tables `entity` and `entity_search` if they are missing. */
  static async create(options: {
    auth: AuthService;
    catalog: CatalogService;
    database: DatabaseService;
  }): Promise<EntityProjection> {
    const { auth, catalog, database } = options;
    const client = await database.getClient();
    if (!database.migrations?.skip) {
      await client.migrate.latest({
        directory: migrationsDir,
        tableName: 'entity_projection_migrations',
      });
    }
    return new EntityProjection(client, catalog, auth);
  }

  private constructor(
    private readonly db: Knex,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** Brings the whole projection up to date. */
  async sweep(options: {
    signal: AbortSignal;
    onChanged: EntitiesChangedHandler;
  }): Promise<SweepResult> {
    const { signal, onChanged } = options;
    const credentials = await this.auth.getOwnServiceCredentials();
    const result: SweepResult = { added: [], updated: [], gone: [], total: 0 };
    const seen = new Set<number>();

    const pages = this.catalog.streamEntities(
      {
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.etag',
        ],
        pageSize: BATCH_SIZE,
      },
      { credentials },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      result.total += page.length;
      const known = await this.#known(page.map(stringifyEntityRef));
      const stale = page.filter(entity => {
        const row = known.get(stringifyEntityRef(entity));
        if (row) {
          seen.add(row.id);
        }
        return (
          !row || row.gone_at !== null || row.etag !== entity.metadata.etag
        );
      });
      const stored = await this.#fetchAndStore(stale, onChanged);
      result.added.push(...stored.added.map(toKey));
      result.updated.push(...stored.updated.map(toKey));
      for (const { id } of stored.added) {
        seen.add(id);
      }
    }

    result.gone = await this.#markGone(seen);
    return result;
  }

  /**
   * Finds the keys of entities by ref. Those that are not projected yet are
   * fetched from the catalog; those that it does not have either are left out.
   */
  async find(
    refs: string[],
    onChanged: EntitiesChangedHandler,
  ): Promise<Map<string, number>> {
    const known = await this.#known(refs);
    const ids = new Map<string, number>();
    const missing: string[] = [];
    for (const ref of refs) {
      const row = known.get(ref);
      if (row && row.gone_at === null) {
        ids.set(ref, row.id);
      } else {
        missing.push(ref);
      }
    }
    if (missing.length > 0) {
      const { added, updated } = await this.#fetch(missing, onChanged);
      for (const { ref, id } of [...added, ...updated]) {
        ids.set(ref, id);
      }
    }
    return ids;
  }

  /** Fetches one entity again, whether or not its etag is known. */
  async refresh(ref: string, onChanged: EntitiesChangedHandler): Promise<void> {
    await this.#fetch([ref], onChanged);
  }

  /** Reads projected entities that are not gone, by key. */
  async getByIds(
    ids: number[],
    tx: Knex = this.db,
  ): Promise<ProjectedEntity[]> {
    const rows = await tx<EntityRow>('entity')
      .whereIn('id', ids)
      .whereNull('gone_at')
      .orderBy('id')
      .select('id', 'ref', 'document');
    return rows.map(toProjectedEntity);
  }

  /** Reads the entities after a key, in the order of their keys. */
  async getAfter(after: number, limit: number): Promise<ProjectedEntity[]> {
    const rows = await this.db<EntityRow>('entity')
      .where('id', '>', after)
      .whereNull('gone_at')
      .orderBy('id')
      .limit(limit)
      .select('id', 'ref', 'document');
    return rows.map(toProjectedEntity);
  }

  /** Entities with a relation to one of these, whether or not that exists. */
  async getNeighbourIds(refs: string[]): Promise<number[]> {
    return this.db('entity_search')
      .join('entity', 'entity.id', 'entity_search.entity_id')
      .whereNull('entity.gone_at')
      .whereIn('entity_search.key', RELATION_KEYS)
      .whereIn('entity_search.value', refs)
      .distinct('entity.id')
      .pluck('entity.id');
  }

  /** How many entities the catalog has. */
  async count(): Promise<number> {
    const [{ count }] = await this.db('entity')
      .whereNull('gone_at')
      .count({ count: 'id' });
    return Number(count);
  }

  /** Forgets entities that have been gone since before a time. */
  async purge(goneBefore: Date): Promise<number> {
    return this.db('entity').where('gone_at', '<', goneBefore).delete();
  }

  async #known(refs: string[]): Promise<Map<string, EntityRow>> {
    const rows: EntityRow[] = await this.db<EntityRow>('entity')
      .whereIn('ref', refs)
      .select('id', 'ref', 'etag', 'gone_at');
    return new Map(rows.map(row => [row.ref, row]));
  }

  async #fetchAndStore(entities: Entity[], onChanged: EntitiesChangedHandler) {
    return entities.length > 0
      ? this.#fetch(entities.map(stringifyEntityRef), onChanged)
      : { added: [], updated: [] };
  }

  async #fetch(refs: string[], onChanged: EntitiesChangedHandler) {
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    const entities = items.filter(entity => entity !== undefined);
    return this.#store(entities, onChanged);
  }

  async #store(entities: Entity[], onChanged: EntitiesChangedHandler) {
    return this.db.transaction(async tx => {
      const rows = entities.map(entity => ({
        ...toColumns(entity),
        document: JSON.stringify(toDocument(entity)),
        etag: entity.metadata.etag ?? '',
        gone_at: null,
      }));
      if (rows.length === 0) {
        return { added: [], updated: [] };
      }
      const refs = rows.map(row => row.ref);
      const before = new Set(
        await tx<EntityRow>('entity').whereIn('ref', refs).pluck('ref'),
      );
      await tx('entity').insert(rows).onConflict('ref').merge();
      const stored = await tx<EntityRow>('entity')
        .whereIn('ref', refs)
        .orderBy('id')
        .select('id', 'ref', 'document');

      const projected = stored.map(toProjectedEntity);
      await tx('entity_search')
        .whereIn(
          'entity_id',
          projected.map(({ id }) => id),
        )
        .delete();
      await insertRows(
        tx,
        'entity_search',
        projected.flatMap(({ id, entity }) =>
          toSearchRows(entity).map(row => ({ entity_id: id, ...row })),
        ),
      );

      const changes = {
        added: projected.filter(({ ref }) => !before.has(ref)),
        updated: projected.filter(({ ref }) => before.has(ref)),
      };
      await onChanged(tx, changes);
      return changes;
    });
  }

  /**
   * An empty answer is taken for a catalog that has not started yet: it would
   * be the only case in which every entity disappears at once.
   */
  async #markGone(seen: Set<number>): Promise<string[]> {
    if (seen.size === 0) {
      return [];
    }
    const present = await this.db<EntityRow>('entity')
      .whereNull('gone_at')
      .select('id', 'ref');
    const gone = present.filter(({ id }) => !seen.has(id));
    for (let start = 0; start < gone.length; start += BATCH_SIZE) {
      await this.db('entity')
        .whereIn(
          'id',
          gone.slice(start, start + BATCH_SIZE).map(({ id }) => id),
        )
        .update({ gone_at: new Date() });
    }
    return gone.map(({ ref }) => ref);
  }
}

function toProjectedEntity(
  row: Pick<EntityRow, 'id' | 'ref' | 'document'>,
): ProjectedEntity {
  return { id: row.id, ref: row.ref, entity: JSON.parse(row.document) };
}

function toKey({ id, ref }: ProjectedEntity) {
  return { id, ref };
}
