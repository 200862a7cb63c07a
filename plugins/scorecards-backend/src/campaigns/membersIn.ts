import { Knex } from 'knex';
import { entitiesIn, ReadScope } from '../database/reports/scope';

/** The members of campaigns among the entities of a scope. */
export function membersIn(
  db: Knex,
  scope: ReadScope & { entityRefs?: string[] },
): Knex.QueryBuilder {
  const { entityRefs } = scope;
  return entitiesIn(db, scope)
    .join('campaign_member', 'campaign_member.entity_id', 'entity.id')
    .modify((query: Knex.QueryBuilder) => {
      if (entityRefs) {
        query.whereIn('entity.ref', entityRefs);
      }
    });
}
