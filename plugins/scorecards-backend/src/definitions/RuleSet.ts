import {
  CompiledCheck,
  CompiledScorecard,
  DefinitionProblem,
  RuleEnvironment,
} from '@guildhall/plugin-scorecards-common';
import { AcceptedDefinition } from '../database/DefinitionStore';
import { DeclaredSource } from '../database/SourceStore';

/** Everything that verdicts are made of, compiled. Never changes. */
export interface RuleSet {
  revision: number;
  environment: RuleEnvironment;
  /** Those of definition files too: their origin is `<file>:<line>`. */
  sources: ReadonlyMap<string, DeclaredSource>;
  checks: ReadonlyMap<string, CompiledCheck>;
  /** Those that entities are scored on; drafts and retired ones are not. */
  scorecards: ReadonlyMap<string, CompiledScorecard>;
  problems: Array<DefinitionProblem & { inForce: boolean }>;
  definitions: AcceptedDefinition[];
}
