import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { FactSourceDefinition } from './factSchema';

/**
 * Why a rule or a template was refused when it was loaded.
 *
 * @public
 */
export interface RuleProblem {
  /** Stable, in snake_case; the message is for people. */
  code: string;
  message: string;
  /** Offsets into the text that was compiled; `end` is exclusive. */
  range: { start: number; end: number };
}

/**
 * What a rule gave. `unknown`: something that it needs is absent. `error`: it
 * cannot be computed from what is there, for example a division by zero.
 *
 * @public
 */
export type RuleResult =
  | { outcome: 'true' | 'false' }
  | { outcome: 'unknown'; message: string; missing: string[] }
  | { outcome: 'error'; code: string; message: string };

/**
 * What a rule reads, known without running it.
 *
 * @public
 */
export interface RuleReads {
  /** The sources whose facts are read, sorted. */
  sources: string[];
  /** Every path that is read, such as `facts.repository.hasReadme`, sorted. */
  paths: string[];
  readsEntity: boolean;
  /** True if the result can change while facts and entity do not. */
  timeDependent: boolean;
}

/**
 * A rule that was parsed, checked against the sources and is ready to run.
 *
 * @public
 */
export interface CompiledRule extends RuleReads {
  text: string;
  /** Never throws. */
  evaluate(context: RuleContext): RuleResult;
}

/**
 * A text with expressions in it, ready to be filled in.
 *
 * @public
 */
export interface CompiledTemplate extends RuleReads {
  text: string;
  /** Never throws. What cannot be told is drawn as an em dash. */
  render(context: RuleContext): string;
  /** Like `render`, but gives undefined if any part cannot be told. */
  renderComplete(context: RuleContext): string | undefined;
}

/** @public */
export type RuleCompilation =
  | { ok: true; rule: CompiledRule }
  | { ok: false; problems: RuleProblem[] };

/** @public */
export type TemplateCompilation =
  | { ok: true; template: CompiledTemplate }
  | { ok: false; problems: RuleProblem[] };

/**
 * The facts and the entity in the form that rules run over. Made once for an
 * entity by {@link RuleEnvironment.hydrate}, and used for all its rules.
 *
 * @public
 */
export interface RuleContext {
  readonly facts: object;
  readonly entity: object;
  readonly now: Date;
  /** The sources that are not absent. */
  readonly measured: ReadonlySet<string>;
  /** The same context in which these sources were never measured. */
  without(sources: Iterable<string>): RuleContext;
}

/** @public */
export interface HydrateOptions {
  /** The value of each source's fact; a source that is not there is absent. */
  facts: Record<string, JsonObject | undefined>;
  entity: Entity;
  now: Date;
}

/**
 * Compiles rules over one set of sources, and prepares facts for them.
 *
 * @public
 */
export interface RuleEnvironment {
  readonly sources: ReadonlyMap<string, FactSourceDefinition>;
  /** Compiles an expression that is true or false. */
  compileRule(text: string): RuleCompilation;
  /** Compiles a text with `{{ expression }}` parts. */
  compileTemplate(text: string): TemplateCompilation;
  /** Values that break their source's schema become absent. */
  hydrate(options: HydrateOptions): RuleContext;
}
