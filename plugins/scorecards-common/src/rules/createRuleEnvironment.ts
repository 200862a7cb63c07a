import { FactSourceDefinition } from './factSchema';
import { RuleEnvironment } from './types';

/** @public */
export interface CreateRuleEnvironmentOptions {
  /** Throws if one is invalid or two have the same id. */
  sources: Iterable<FactSourceDefinition>;
}

/**
 * Makes the environment that rules over these sources are compiled in.
 *
 * @public
 */
export function createRuleEnvironment(
  options: CreateRuleEnvironmentOptions,
): RuleEnvironment {
  throw new Error(`not implemented ${options.sources}`);
}
