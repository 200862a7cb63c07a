import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';

type Definitive = Pick<DefinitivePolicyDecision, 'result'>;

export const allow: Definitive = { result: AuthorizeResult.ALLOW };
export const deny: Definitive = { result: AuthorizeResult.DENY };

/** Limits what may be read to what a rule of the catalog allows. */
export function limitedTo(
  rule: string,
  params: Record<string, string[]>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule, resourceType: 'catalog-entity', params },
  };
}
