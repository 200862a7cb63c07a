import {
  AuthService,
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { inSlices } from '../lists/slices';
import { inTransaction } from '../database/inTransaction';
import { EntityTable, ProjectedEntity } from './EntityTable';

const migrationsDir = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);

/** Entities on a page of a sweep. */
const PAGE_SIZE = 500;

/** Entities that are fetched, and written in one transaction. */
const BATCH_SIZE = 100;

/**
 * Entities that are not as they were before.
 *
 * @public
 */
export interface EntityChanges {
  added: ProjectedEntity[];
  updated: ProjectedEntity[];
  /** Entities that the catalog no longer has. */
  gone: Array<Pick<ProjectedEntity, 'id' | 'ref'>>;
}

/**
 * Does what follows from changed entities, in the transaction that stores
 * them: either both last, or neither. May be called again with the same
 * changes, when a transaction is run again.
 *
 * @public
 */
export type EntitiesChangedHandler = (
  tx: Knex.Transaction,
  changes: EntityChanges,
) => Promise<void>;

/**
 * How many entities one sweep found, and how many of them were not as before.
 *
 * @public
 */
export interface SweepResult {
  total: number;
  added: number;
  updated: number;
  gone: number;
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
 * again. Whatever the projection knows may be as old as the last sweep.
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
    return new EntityProjection(client, new EntityTable(client), catalog, auth);
  }

  private constructor(
    private readonly db: Knex,
    private readonly table: EntityTable,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** Brings the whole projection up to date. */
  async sweep(options: {
    signal: AbortSignal;
    onChanged: EntitiesChangedHandler;
  }): Promise<SweepResult> {
    const { signal, onChanged } = options;
    const result: SweepResult = { total: 0, added: 0, updated: 0, gone: 0 };
    const seen = new Set<string>();
    const pages = this.catalog.streamEntities(
      {
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.etag',
        ],
        pageSize: PAGE_SIZE,
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      const etags = new Map(
        page.map(entity => [
          stringifyEntityRef(entity),
          entity.metadata.etag ?? '',
        ]),
      );
      etags.forEach((_, ref) => seen.add(ref));
      const known = await this.table.findByRefs([...etags.keys()]);
      const stale = [...etags].filter(([ref, etag]) => {
        const entity = known.get(ref);
        return !entity || entity.isGone || entity.etag !== etag;
      });
      const { added, updated } = await this.#fetch(
        stale.map(([ref]) => ref),
        onChanged,
      );
      result.added += added.length;
      result.updated += updated.length;
    }
    result.total = seen.size;
    result.gone = await this.#markGone(seen, onChanged);
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
    const ids = new Map<string, number>();
    const known = await this.table.findByRefs(refs);
    const missing = refs.filter(ref => known.get(ref)?.isGone ?? true);
    for (const { ref, id, isGone } of known.values()) {
      if (!isGone) {
        ids.set(ref, id);
      }
    }
    const { added, updated } = await this.#fetch(missing, onChanged);
    for (const { ref, id } of [...added, ...updated]) {
      ids.set(ref, id);
    }
    return ids;
  }

  /** Fetches one entity again, whether or not its etag is known. */
  async refresh(ref: string, onChanged: EntitiesChangedHandler): Promise<void> {
    await this.#fetch([ref], onChanged);
  }

  /**
   * Reads projected entities that are not gone, by key.
   *
   * @param tx - The transaction to read in, for callers that are in one.
   */
  async getByIds(ids: number[], tx?: Knex): Promise<ProjectedEntity[]> {
    return this.table.getByIds(ids, tx);
  }

  /** Reads the entities after a key, in the order of their keys. */
  async getAfter(after: number, limit: number): Promise<ProjectedEntity[]> {
    return this.table.getAfter(after, limit);
  }

  /** Entities with a relation to one of these, whether or not that exists. */
  async getNeighbourIds(refs: string[], tx: Knex): Promise<number[]> {
    return this.table.getNeighbourIds(refs, tx);
  }

  /** How many entities the catalog has. */
  async count(): Promise<number> {
    return this.table.count();
  }

  /** Forgets entities that have been gone since before a time. */
  async purge(goneBefore: Date): Promise<number> {
    return this.table.purge(goneBefore);
  }

  async #fetch(refs: string[], onChanged: EntitiesChangedHandler) {
    const changes: EntityChanges = { added: [], updated: [], gone: [] };
    for (const slice of inSlices(refs, BATCH_SIZE)) {
      const { items } = await this.catalog.getEntitiesByRefs(
        { entityRefs: slice },
        { credentials: await this.auth.getOwnServiceCredentials() },
      );
      const entities = items.filter(entity => entity !== undefined);
      if (entities.length === 0) {
        continue;
      }
      const written = await inTransaction(this.db, async tx => {
        const { added, updated } = await this.table.write(tx, entities);
        await onChanged(tx, { added, updated, gone: [] });
        return { added, updated };
      });
      changes.added.push(...written.added);
      changes.updated.push(...written.updated);
    }
    return changes;
  }

  /**
   * Marks what the catalog no longer has. A list can miss an entity that
   * changes while it is read, so that the catalog is asked by name. An empty
   * list is taken for a catalog that has not started yet: it would be the only
   * case in which every entity disappears at once.
   */
  async #markGone(
    seen: Set<string>,
    onChanged: EntitiesChangedHandler,
  ): Promise<number> {
    if (seen.size === 0) {
      return 0;
    }
    let count = 0;
    const present = await this.table.listPresent();
    const missing = present.filter(({ ref }) => !seen.has(ref));
    for (const slice of inSlices(missing, BATCH_SIZE)) {
      const { items } = await this.catalog.getEntitiesByRefs(
        {
          entityRefs: slice.map(({ ref }) => ref),
          fields: ['metadata.name'],
        },
        { credentials: await this.auth.getOwnServiceCredentials() },
      );
      const gone = slice.filter((_, index) => items[index] === undefined);
      if (gone.length === 0) {
        continue;
      }
      await inTransaction(this.db, async tx => {
        await this.table.markGone(
          tx,
          gone.map(({ id }) => id),
        );
        await onChanged(tx, { added: [], updated: [], gone });
      });
      count += gone.length;
    }
    return count;
  }
}
