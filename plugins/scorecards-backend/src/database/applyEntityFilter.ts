import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';

/** Limits a query that has the table `entity` by what a caller asked for. */
export function applyEntityFilter(
  query: Knex.QueryBuilder,
  filter: EntityFilter,
): void {
  for (const column of [
    'owner',
    'system',
    'kind',
    'type',
    'lifecycle',
  ] as const) {
    const values = filter[column];
    if (values) {
      query.whereIn(`entity.${column}`, values);
    }
  }
  const text = filter.q?.trim().toLocaleLowerCase('en-US');
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw(`entity.search_text like ? escape '\\'`, [pattern]);
  }
}
