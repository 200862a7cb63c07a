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
  /** Those that are evaluated; drafts and retired ones are not. */
  checks: ReadonlyMap<string, CompiledCheck>;
  /** Those that entities are scored on; drafts and retired ones are not. */
  scorecards: ReadonlyMap<string, CompiledScorecard>;
  /** Nobody is scored on them any more, but their past can be read. */
  retiredScorecards: ReadonlyMap<string, CompiledScorecard>;
  /** When the next preview becomes active by itself. */
  nextStageAt?: Date;
  problems: Array<DefinitionProblem & { inForce: boolean }>;
  definitions: AcceptedDefinition[];
}
