import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { Entity } from '@backstage/catalog-model';
import {
  CompiledRule,
  CompiledTemplate,
  RuleEnvironment,
  RuleProblem,
  RuleReads,
} from '../rules';
import { problemAt } from './problemAt';
import { runCheckTests } from './runCheckTests';
import { CheckFix } from './schema';
import {
  CompiledCheck,
  CompiledFix,
  DefinitionProblem,
  ParsedDocument,
} from './types';

type Path = readonly PropertyKey[];

/**
 * Makes a check of a document, or says why it cannot be one. It passes if its
 * own tests do.
 */
export function compileCheck(
  document: ParsedDocument & { kind: 'Check' },
  environment: RuleEnvironment,
): { check?: CompiledCheck; passes: boolean; problems: DefinitionProblem[] } {
  const { definition, hash, position } = document;
  const problems: DefinitionProblem[] = [];

  function refuse(path: Path, found: RuleProblem[]): undefined {
    for (const { message, range } of found) {
      problems.push(problemAt(document, path, message, range.start));
    }
    return undefined;
  }

  function compileRule(path: Path, text: string): CompiledRule | undefined {
    const compilation = environment.compileRule(text);
    return compilation.ok
      ? compilation.rule
      : refuse(path, compilation.problems);
  }

  function compileTemplate(
    path: Path,
    text: string | undefined,
  ): CompiledTemplate | undefined {
    if (text === undefined) {
      return undefined;
    }
    const compilation = environment.compileTemplate(text);
    return compilation.ok
      ? compilation.template
      : refuse(path, compilation.problems);
  }

  function compileFix(fix: CheckFix): CompiledFix | undefined {
    const { title } = fix;
    if ('url' in fix) {
      const url = compileTemplate(['fix', 'url'], fix.url);
      return url && { title, url };
    }
    const parameters: Record<string, CompiledTemplate> = {};
    for (const [name, text] of Object.entries(fix.parameters)) {
      const template = compileTemplate(['fix', 'parameters', name], text);
      if (template) {
        parameters[name] = template;
      }
    }
    return { title, template: fix.template, parameters };
  }

  const rule = compileRule(['rule'], definition.rule);
  const warn =
    definition.warn === undefined
      ? undefined
      : compileRule(['warn'], definition.warn);
  const { pass, fail, unknown, warn: warnMessage } = definition.messages;
  const messages = {
    pass: compileTemplate(['messages', 'pass'], pass),
    warn: compileTemplate(['messages', 'warn'], warnMessage),
    fail: compileTemplate(['messages', 'fail'], fail),
    unknown: compileTemplate(['messages', 'unknown'], unknown),
  };
  const fix = definition.fix && compileFix(definition.fix);
  if (!rule || problems.length > 0) {
    return { passes: false, problems };
  }

  const parts = [rule, warn, ...Object.values(messages), ...templatesOf(fix)];
  const reads = parts.filter(part => part !== undefined);
  const check: CompiledCheck = {
    definition,
    hash,
    position,
    sources: sourcesOf(reads),
    ruleSources: sourcesOf(warn ? [rule, warn] : [rule]),
    readsEntity:
      definition.applies !== undefined || reads.some(part => part.readsEntity),
    timeDependent: reads.some(part => part.timeDependent),
    applies: predicateOf(definition.applies),
    rule,
    warn,
    messages,
    fix,
  };
  for (const { path, message } of runCheckTests(check, environment)) {
    problems.push(problemAt(document, path, message));
  }
  return { check, passes: problems.length === 0, problems };
}

/** Says of an entity whether a definition is about it. */
export function predicateOf(
  applies: FilterPredicate | undefined,
): (entity: Entity) => boolean {
  return applies ? filterPredicateToFilterFunction(applies) : () => true;
}

function sourcesOf(reads: RuleReads[]): string[] {
  return [...new Set(reads.flatMap(({ sources }) => sources))].sort();
}

function templatesOf(fix: CompiledFix | undefined): CompiledTemplate[] {
  if (!fix) {
    return [];
  }
  return 'url' in fix ? [fix.url] : Object.values(fix.parameters);
}
