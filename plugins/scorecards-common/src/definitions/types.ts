import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  CompiledRule,
  CompiledTemplate,
  FactSourceDefinition,
  RuleContext,
  RuleEnvironment,
} from '../rules';
import {
  CheckDefinition,
  DefinitionKind,
  ScorecardDefinition,
  ScorecardLevel,
} from './schema';
import { VerdictStatus } from './vocabulary';

/**
 * Names one definition.
 *
 * @public
 */
export interface DefinitionRef {
  kind: DefinitionKind;
  id: string;
}

/**
 * Where something stands in a file of definitions; both count from 1.
 *
 * @public
 */
export interface DefinitionPosition {
  location: string;
  line: number;
  column: number;
}

/**
 * What is wrong with a definition, and where.
 *
 * @public
 */
export interface DefinitionProblem extends DefinitionPosition {
  /** The field, such as `levels[0].checks[2]`; absent if no field is to blame. */
  path?: string;
  /** Absent if the document does not say what it defines. */
  definition?: DefinitionRef;
  message: string;
  /** True if the definition is left out because of it. */
  quarantined: boolean;
}

/**
 * A document that has the shape of a definition. Whether it makes sense next
 * to the others is for `compileDefinitions` to say.
 *
 * @public
 */
export type ParsedDocument = (
  | { kind: 'Check'; definition: CheckDefinition }
  | { kind: 'Scorecard'; definition: ScorecardDefinition }
  | { kind: 'FactSource'; definition: FactSourceDefinition }
) & {
  /** Where the document begins. */
  position: DefinitionPosition;
  /** The version of the definition: the content hash of what it says. */
  hash: string;
  /** Where a field stands or, with an offset, a character of its text. */
  positionOf(path: readonly PropertyKey[], offset?: number): DefinitionPosition;
};

/**
 * A check that is ready to run.
 *
 * @public
 */
export interface CompiledCheck {
  definition: CheckDefinition;
  hash: string;
  position: DefinitionPosition;
  /** The sources that the verdict, its messages or its fix depend on, sorted. */
  sources: string[];
  /** The sources that the verdict itself depends on, sorted. */
  ruleSources: string[];
  /** True if the verdict can change when the entity does. */
  readsEntity: boolean;
  /** True if the verdict can change while facts and entity do not. */
  timeDependent: boolean;
  applies(entity: Entity): boolean;
  rule: CompiledRule;
  warn?: CompiledRule;
  messages: {
    pass?: CompiledTemplate;
    warn?: CompiledTemplate;
    fail?: CompiledTemplate;
    unknown?: CompiledTemplate;
  };
  fix?: CompiledFix;
}

/** @public */
export type CompiledFix =
  | { title?: string; url: CompiledTemplate }
  | {
      title?: string;
      template: string;
      parameters: Record<string, CompiledTemplate>;
    };

/**
 * A check's place in a scorecard.
 *
 * @public
 */
export interface CompiledCheckReference {
  check: string;
  weight: number;
  /** Whether a change after which the check fails is stopped in CI. */
  blocking: boolean;
  /** Whether the check is in preview: it is shown, but counts neither way. */
  upcoming: boolean;
  /** Why the check gives no verdicts; absent if it does. */
  broken?: string;
}

/** @public */
export type CompiledLevel = Omit<ScorecardLevel, 'checks'> & {
  checks: CompiledCheckReference[];
};

/**
 * A scorecard with its references to checks looked up.
 *
 * @public
 */
export interface CompiledScorecard {
  definition: ScorecardDefinition;
  hash: string;
  position: DefinitionPosition;
  levels: CompiledLevel[];
  applies(entity: Entity): boolean;
}

/** @public */
export interface CompiledSource {
  definition: FactSourceDefinition;
  hash: string;
  /** Absent if the source was given by a collector. */
  position?: DefinitionPosition;
}

/**
 * All definitions that are in force, and what is wrong with the others.
 *
 * @public
 */
export interface CompiledDefinitions {
  environment: RuleEnvironment;
  checks: CompiledCheck[];
  scorecards: CompiledScorecard[];
  sources: CompiledSource[];
  problems: DefinitionProblem[];
}

/**
 * What is stored about one source and one entity.
 *
 * @public
 */
export interface FactForEvaluation {
  /** The last good value; absent if there never was one. */
  value?: JsonObject;
  /** The content hash of the value; absent if there never was one. */
  hash?: string;
  /** When the value was observed, or, without one, when the last try was made. */
  observedAt: Date;
  /** When the source's own `maxAge` makes it stale; a check's `maxAge` replaces it. */
  staleAt?: Date;
  /** Until when whoever pushed the fact vouches for it; nothing replaces it. */
  validUntil?: Date;
  /** Why the last try failed. The fact then counts as absent. */
  error?: string;
}

/** @public */
export interface PrepareEvaluationOptions {
  environment: RuleEnvironment;
  entity: Entity;
  /** By source. */
  facts: Record<string, FactForEvaluation | undefined>;
  now: Date;
}

/**
 * One entity and its facts, ready for all checks.
 *
 * @public
 */
export interface PreparedEvaluation extends PrepareEvaluationOptions {
  /** What is fresh enough for a check. */
  contextFor(check: CompiledCheck): RuleContext;
}

/**
 * One fact that a verdict rests on.
 *
 * @public
 */
export interface EvaluationEvidence {
  source: string;
  hash: string;
  observedAt: Date;
}

/**
 * What a check says about an entity.
 *
 * @public
 */
export interface Evaluation {
  status: VerdictStatus;
  message: string;
  /** The facts that the rule read, whether or not they decided it. */
  evidence: EvaluationEvidence[];
  /** What would have to be known, such as `facts.repository.hasReadme`; empty unless unknown. */
  missing: string[];
}

/**
 * The way to make a check pass, filled in for one entity.
 *
 * @public
 */
export type RenderedFix =
  | { title?: string; url: string }
  | { title?: string; template: string; parameters: Record<string, string> };
