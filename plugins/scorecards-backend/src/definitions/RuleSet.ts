import {
  CompiledCheck,
  CompiledScorecard,
  DefinitionProblem,
  FactSourceDefinition,
  RuleEnvironment,
} from '@guildhall/plugin-scorecards-common';
import { AcceptedDefinition } from '../database/DefinitionStore';

/** A source, and who declared it. */
export interface KnownSource {
  definition: FactSourceDefinition;
  /** `collector:<id>`, `plugin:<id>` or where its definition is. */
  origin: string;
}

/** Everything that verdicts are made of, compiled. Never changes. */
export interface RuleSet {
  revision: number;
  environment: RuleEnvironment;
  sources: ReadonlyMap<string, KnownSource>;
  checks: ReadonlyMap<string, CompiledCheck>;
  /** In every stage. */
  scorecards: ReadonlyMap<string, CompiledScorecard>;
  /** The scorecards that entities are scored on. */
  scored: CompiledScorecard[];
  problems: Array<DefinitionProblem & { inForce: boolean }>;
  definitions: AcceptedDefinition[];
}
