import { EntityFilter } from '@guildhall/plugin-scorecards-common';

/**
 * The part of a query that says which entities it is about. Refs and kinds are
 * stored in lower case, however they are asked for.
 */
export function toEntityFilter(query: EntityFilter): EntityFilter {
  const lower = (values: string[] | undefined) =>
    values?.map(value => value.toLocaleLowerCase('en-US'));
  const { owner, system, kind, type, lifecycle, q } = query;
  return {
    owner: lower(owner),
    system: lower(system),
    kind: lower(kind),
    type,
    lifecycle,
    q,
  };
}
