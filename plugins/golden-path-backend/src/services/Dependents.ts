import {
  applyEntityAccess,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** An entity, as much as a checklist says about it. */
export interface RelatedEntity {
  ref: string;
  title: string;
  owner?: string;
}

/** Entities that a caller may read, and how many more there are. */
export interface RelatedEntities {
  visible: RelatedEntity[];
  hidden: number;
}

type Row = { ref: string; title: string; owner: string | null };

/**
 * Who depends on an entity. What others say about it is asked, not what it
 * says itself, so that the answer stays when the catalog forgets the entity.
 */
export class Dependents {
  constructor(private readonly db: Knex) {}

  /** Those that depend on the entity. */
  async ofEntity(entityRef: string, access: EntityAccess) {
    return this.#find(['relations.dependson', entityRef], access);
  }

  /** APIs that the entity provides. */
  async apisOf(entityRef: string, access: EntityAccess) {
    return this.#find(['relations.apiprovidedby', entityRef], access);
  }

  /** Those that consume an API. */
  async ofApi(apiRef: string, access: EntityAccess) {
    return this.#find(['relations.consumesapi', apiRef], access);
  }

  async #find(
    [key, value]: [string, string],
    access: EntityAccess,
  ): Promise<RelatedEntities> {
    const all = this.db('entity')
      .whereNull('entity.gone_at')
      .whereIn(
        'entity.id',
        this.db('entity_search').where({ key, value }).select('entity_id'),
      );
    const [{ count }] = await all.clone().count({ count: '*' });
    const readable = all.clone();
    applyEntityAccess(readable, access);
    const rows: Row[] = await readable
      .orderBy('entity.ref')
      .select('entity.ref', 'entity.title', 'entity.owner');
    return {
      visible: rows.map(({ ref, title, owner }) => ({
        ref,
        title,
        owner: owner ?? undefined,
      })),
      hidden: Number(count) - rows.length,
    };
  }
}
