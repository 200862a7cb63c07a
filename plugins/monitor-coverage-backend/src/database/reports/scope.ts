import {
  applyEntityAccess,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** Which parts somebody asks for. */
export interface PartFilter {
  kind?: string[];
  type?: string[];
  owner?: string[];
  system?: string[];
  q?: string;
}

/** What a caller asked for, and what of it the caller may see. */
export interface ReadScope {
  filter?: PartFilter;
  access: EntityAccess;
}

/** A page of a list. */
export interface PageRequest {
  cursor?: string;
  limit: number;
}

/** The entities of a scope. Every query about parts starts from them. */
export function entitiesIn(
  db: Knex,
  { filter = {}, access }: ReadScope,
): Knex.QueryBuilder {
  const query = db('entity').whereNull('entity.gone_at');
  applyPartFilter(query, filter);
  applyEntityAccess(query, access);
  return query;
}

/** Refs and kinds are stored in lower case, however they are asked for. */
export function applyPartFilter(
  query: Knex.QueryBuilder,
  filter: PartFilter,
): void {
  for (const column of ['kind', 'owner', 'system'] as const) {
    const values = filter[column];
    if (values) {
      query.whereIn(`entity.${column}`, values.map(lower));
    }
  }
  if (filter.type) {
    query.whereIn('entity.type', filter.type);
  }
  const text = filter.q?.trim();
  if (text) {
    const pattern = `%${lower(text).replace(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw(`entity.search_text like ? escape '\\'`, [pattern]);
  }
}

export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.clone().count({ count: '*' });
  return Number(row.count);
}

/** The columns of {@link EntityColumns}. */
export const ENTITY_COLUMNS = [
  'entity.id as entity_id',
  'entity.ref as entity_ref',
  'entity.title as entity_title',
  'entity.kind as entity_kind',
  'entity.type as entity_type',
  'entity.owner as entity_owner',
  'entity.system as entity_system',
];

export type EntityColumns = {
  entity_id: number;
  entity_ref: string;
  entity_title: string;
  entity_kind: string;
  entity_type: string | null;
  entity_owner: string | null;
  entity_system: string | null;
};

/** An entity as lists of parts show it. */
export function toEntityFields(row: EntityColumns) {
  return {
    entityRef: row.entity_ref,
    title: row.entity_title,
    kind: row.entity_kind,
    type: row.entity_type ?? undefined,
    owner: row.entity_owner ?? undefined,
  };
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
