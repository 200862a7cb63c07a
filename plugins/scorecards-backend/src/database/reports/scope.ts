import {
  applyEntityAccess,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import {
  EntityFilter,
  EntitySummary,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { applyEntityFilter } from '../applyEntityFilter';

/** What a caller asked for, and what of it the caller may see. */
export interface ReadScope {
  filter?: EntityFilter;
  access: EntityAccess;
}

/** A page of a list. */
export interface PageRequest {
  cursor?: string;
  limit: number;
}

/** The entities of a scope. Every query of a report starts from them. */
export function entitiesIn(
  db: Knex,
  { filter, access }: ReadScope,
): Knex.QueryBuilder {
  const query = db('entity').whereNull('entity.gone_at');
  applyEntityFilter(query, filter ?? {});
  applyEntityAccess(query, access);
  return query;
}

export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.clone().count({ count: '*' });
  return Number(row.count);
}

/** The columns of {@link EntityColumns}. */
export const ENTITY_COLUMNS = [
  'entity.ref as entity_ref',
  'entity.title as entity_title',
  'entity.kind as entity_kind',
  'entity.type as entity_type',
  'entity.owner as entity_owner',
  'entity.system as entity_system',
  'entity.lifecycle as entity_lifecycle',
];

export type EntityColumns = {
  entity_ref: string;
  entity_title: string;
  entity_kind: string;
  entity_type: string | null;
  entity_owner: string | null;
  entity_system: string | null;
  entity_lifecycle: string | null;
};

export function toEntitySummary(row: EntityColumns): EntitySummary {
  return {
    entityRef: row.entity_ref,
    title: row.entity_title,
    kind: row.entity_kind,
    type: row.entity_type ?? undefined,
    owner: row.entity_owner ?? undefined,
    system: row.entity_system ?? undefined,
    lifecycle: row.entity_lifecycle ?? undefined,
  };
}
