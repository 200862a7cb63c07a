import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';

type FilterValue = string | symbol | boolean | number;
type FilterRecord = Record<string, FilterValue | FilterValue[]>;

/** A filter of Tech Insights: any of some records, each with all its keys. */
export type TechInsightsFilter = FilterRecord | FilterRecord[];

const predicateSchema = createZodV4FilterPredicateSchema();

/** Fields of an entity that hold several values. */
const LISTS =
  /^(metadata\.tags|spec\.(dependsOn|dependencyOf|providesApis|consumesApis|memberOf|members|children))$/;

const RELATION = 'relations.';

/** The same filter, as a predicate; undefined if it is for all entities. */
export function toPredicate(
  filter: TechInsightsFilter | undefined,
): FilterPredicate | undefined {
  if (!filter) {
    return undefined;
  }
  const records = [filter].flat().map(toRecordPredicate);
  return predicateSchema.parse(combine('$any', records));
}

function toRecordPredicate(record: FilterRecord): object {
  const parts = Object.entries(record).map(([key, value]) =>
    toKeyPredicate(key, [value].flat()),
  );
  return combine('$all', parts);
}

function toKeyPredicate(key: string, values: FilterValue[]): object {
  // The symbol of the catalog client that stands for any value at all.
  if (values.some(value => typeof value === 'symbol')) {
    return { [key]: { $exists: true } };
  }
  if (key.startsWith(RELATION)) {
    const type = key.slice(RELATION.length);
    const targets = values.map(targetRef => ({
      relations: { $contains: { type, targetRef } },
    }));
    return combine('$any', targets);
  }
  if (LISTS.test(key)) {
    const items = values.map(value => ({ [key]: { $contains: value } }));
    return combine('$any', items);
  }
  return { [key]: values.length === 1 ? values[0] : { $in: values } };
}

function combine(operator: '$all' | '$any', predicates: object[]): object {
  return predicates.length === 1 ? predicates[0] : { [operator]: predicates };
}
