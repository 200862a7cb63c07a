import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import { TechInsightsCheck } from './checkSchema';
import { FactSchemas } from './types';

type FactType = FactSchema[string]['type'];

/**
 * Guesses the schemas of retrievers of which none is given, from how checks
 * use their facts. Only a check with one retriever tells whose a fact is,
 * unless it says so itself.
 */
export function inferSchemas(
  checks: TechInsightsCheck[],
  known: FactSchemas,
): FactSchemas {
  const guessed: FactSchemas = {};
  for (const { factIds, rule } of checks) {
    for (const condition of comparisonsOf(rule.conditions)) {
      const owner = ownerOf(condition, factIds);
      const type = typeOf(condition);
      if (owner !== undefined && type && !Object.hasOwn(known, owner)) {
        guessed[owner] ??= {};
        guessed[owner][String(condition.fact)] ??= {
          type,
          description: 'Guessed from a check',
        };
      }
    }
  }
  return guessed;
}

function comparisonsOf(
  condition: Record<string, unknown>,
): Record<string, unknown>[] {
  const nested = [condition.all, condition.any, condition.not].flat();
  return typeof condition.fact === 'string'
    ? [condition]
    : nested.flatMap(part =>
        typeof part === 'object' && part !== null
          ? comparisonsOf(Object.fromEntries(Object.entries(part)))
          : [],
      );
}

function ownerOf(
  condition: Record<string, unknown>,
  factIds: string[],
): string | undefined {
  const { factRetrieverId }: { factRetrieverId?: unknown } = Object(
    condition.params,
  );
  if (typeof factRetrieverId === 'string') {
    return factRetrieverId;
  }
  return factIds.length === 1 ? factIds[0] : undefined;
}

function typeOf(condition: Record<string, unknown>): FactType | undefined {
  const { operator, value } = condition;
  if (
    /^(someFact|everyFact):|(^|:)(contains|doesNotContain)$/.test(
      String(operator),
    )
  ) {
    return 'set';
  }
  const [example] = [value].flat();
  switch (typeof example) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return [value].flat().every(Number.isInteger) ? 'integer' : 'float';
    case 'string':
      return /(less|greater)Than/.test(String(operator)) ? 'float' : 'string';
    default:
      return undefined;
  }
}
