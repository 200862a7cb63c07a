import {
  EntityFilter,
  EntitySummary,
} from '@guildhall/plugin-scorecards-common';

/** The values of a query come as one or as several. */
export type Query = { [name in keyof EntityFilter]?: string | string[] };

export function page<T>(all: T[], limit = all.length, cursor = '0') {
  const end = Number(cursor) + limit;
  return {
    items: all.slice(Number(cursor), end),
    totalItems: all.length,
    nextCursor: end < all.length ? String(end) : undefined,
  };
}

export function includes(
  wanted: string | string[] | undefined,
  value?: string,
) {
  return wanted === undefined || [wanted].flat().includes(value ?? '');
}

export function filterEntities(
  all: EntitySummary[],
  query: Query,
): EntitySummary[] {
  const text = [query.q ?? ''].flat()[0].toLocaleLowerCase('en-US');
  return all.filter(
    entity =>
      includes(query.owner, entity.owner) &&
      includes(query.system, entity.system) &&
      includes(query.kind, entity.kind) &&
      includes(query.type, entity.type) &&
      includes(query.lifecycle, entity.lifecycle) &&
      entity.title.toLocaleLowerCase('en-US').includes(text),
  );
}
