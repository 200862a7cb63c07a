import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PermissionRuleParams,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { z } from 'zod';

type ReadCondition = PermissionCondition<string, PermissionRuleParams>;

/**
 * Which entities a caller may read in the catalog: all of them, none, or those
 * that meet the catalog's own conditions.
 *
 * @public
 */
export type EntityAccess =
  | { entities: 'all' }
  | { entities: 'none' }
  | { entities: 'some'; criteria: PermissionCriteria<ReadCondition> };

/**
 * Asks the permission framework which entities a caller may read, or do
 * something else with.
 *
 * @public
 */
export async function authorizeEntities(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
  permission: ResourcePermission<'catalog-entity'> = catalogEntityReadPermission,
): Promise<EntityAccess> {
  const [decision] = await permissions.authorizeConditional([{ permission }], {
    credentials,
  });
  switch (decision.result) {
    case AuthorizeResult.ALLOW:
      return { entities: 'all' };
    case AuthorizeResult.CONDITIONAL:
      return { entities: 'some', criteria: decision.conditions };
    default:
      return { entities: 'none' };
  }
}

/**
 * Limits a query that has the table `entity` to the entities of an
 * {@link EntityAccess}.
 *
 * @throws NotImplementedError for a condition that is not one of the catalog's
 * own, because it cannot be told in SQL.
 * @public
 */
export function applyEntityAccess(
  query: Knex.QueryBuilder,
  access: EntityAccess,
): void {
  if (access.entities === 'none') {
    query.whereRaw('1 = 0');
  } else if (access.entities === 'some') {
    const { criteria } = access;
    query.andWhere(inner => applyCriteria(inner, criteria));
  }
}

function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<ReadCondition>,
): void {
  if ('not' in criteria) {
    query.whereNot(inner => applyCriteria(inner, criteria.not));
  } else if ('allOf' in criteria) {
    for (const part of criteria.allOf) {
      query.andWhere(inner => applyCriteria(inner, part));
    }
  } else if ('anyOf' in criteria) {
    for (const part of criteria.anyOf) {
      query.orWhere(inner => applyCriteria(inner, part));
    }
  } else {
    const { key, values } = toSearch(criteria);
    // Not correlated, so that it is found once and not for every row.
    query.whereIn('entity.id', found =>
      found
        .select('entity_search.entity_id')
        .from('entity_search')
        .where('entity_search.key', lower(key))
        .modify((rows: Knex.QueryBuilder) => {
          if (values) {
            rows.whereIn('entity_search.value', values.map(lower));
          }
        }),
    );
  }
}

/** The parameters of the rules that the catalog backend registers. */
const ruleParams: Record<
  string,
  z.ZodType<{ key: string; values?: string[] }>
> = {
  IS_ENTITY_KIND: z
    .object({ kinds: z.array(z.string()) })
    .transform(({ kinds }) => ({ key: 'kind', values: kinds })),
  IS_ENTITY_OWNER: z
    .object({ claims: z.array(z.string()) })
    .transform(({ claims }) => ({ key: 'relations.ownedBy', values: claims })),
  HAS_ANNOTATION: z
    .object({ annotation: z.string(), value: z.string().optional() })
    .transform(({ annotation, value }) =>
      keyValue(`metadata.annotations.${annotation}`, value),
    ),
  HAS_LABEL: z
    .object({ label: z.string(), value: z.string().optional() })
    .transform(({ label, value }) =>
      keyValue(`metadata.labels.${label}`, value),
    ),
  HAS_METADATA: z
    .object({ key: z.string(), value: z.string().optional() })
    .transform(({ key, value }) => keyValue(`metadata.${key}`, value)),
  HAS_SPEC: z
    .object({ key: z.string(), value: z.string().optional() })
    .transform(({ key, value }) => keyValue(`spec.${key}`, value)),
};

function toSearch(condition: ReadCondition): {
  key: string;
  values?: string[];
} {
  const { rule, params } = condition;
  const schema = Object.hasOwn(ruleParams, rule) ? ruleParams[rule] : undefined;
  const parsed = schema?.safeParse(params);
  if (!parsed?.success) {
    throw new NotImplementedError(
      `The permission policy limits catalog entities by the rule '${rule}'${
        parsed ? ' with parameters of its own' : ''
      }, which lists outside the catalog cannot apply; use the catalog's own rules: ${Object.keys(
        ruleParams,
      ).join(', ')}`,
    );
  }
  return parsed.data;
}

function keyValue(key: string, value: string | undefined) {
  return { key, values: value === undefined ? undefined : [value] };
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
