import { JsonObject } from '@backstage/types';
import { RuleContext } from '../rules';
import { factStaleAt } from './factStaleAt';
import {
  CompiledCheck,
  PreparedEvaluation,
  PrepareEvaluationOptions,
} from './types';

/**
 * Makes an entity and its facts ready to be evaluated by any number of checks.
 *
 * @public
 */
export function prepareEvaluation(
  options: PrepareEvaluationOptions,
): PreparedEvaluation {
  const { environment, entity, facts, now } = options;

  const values: Record<string, JsonObject | undefined> = {};
  for (const [source, fact] of Object.entries(facts)) {
    if (fact && fact.error === undefined) {
      values[source] = fact.value;
    }
  }
  const all = environment.hydrate({ facts: values, entity, now });

  function staleAmong(sources: string[], check?: CompiledCheck): string[] {
    return sources.filter(source => {
      const fact = facts[source];
      const staleAt = fact && factStaleAt(fact, check);
      return staleAt !== undefined && staleAt <= now;
    });
  }

  // Checks with a maxAge of their own may see more or fewer of the facts.
  const contexts = new Map<string, RuleContext>();
  function contextWithout(stale: string[]): RuleContext {
    const key = stale.join();
    const context =
      contexts.get(key) ?? (stale.length > 0 ? all.without(stale) : all);
    contexts.set(key, context);
    return context;
  }

  const common = contextWithout(staleAmong(Object.keys(facts)));
  return {
    environment,
    entity,
    facts,
    now,
    contextFor: check =>
      check.definition.maxAge
        ? contextWithout(staleAmong(check.sources, check))
        : common,
  };
}
