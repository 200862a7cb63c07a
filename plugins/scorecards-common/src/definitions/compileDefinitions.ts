import {
  canonicalJson,
  contentHash,
  createRuleEnvironment,
  FactSourceDefinition,
  RuleEnvironment,
} from '../rules';
import { compileCheck } from './compileCheck';
import { compileScorecard, FoundCheck } from './compileScorecard';
import { problemAt } from './problemAt';
import {
  CompiledCheck,
  CompiledDefinitions,
  CompiledSource,
  DefinitionProblem,
  ParsedDocument,
} from './types';
import { ScorecardStage } from './vocabulary';

/** @public */
export interface CompileDefinitionsOptions {
  /** In the order in which they were read: of two with the same id, the second is broken. */
  documents: Iterable<ParsedDocument>;
  /** The sources of the collectors. */
  sources: Iterable<FactSourceDefinition>;
  /**
   * What the documents are compiled in, where that is made already; then no
   * document may define a source. Default: it is made of the sources.
   */
  environment?: RuleEnvironment;
  /**
   * The stages of checks that are in force beside the documents, so that
   * scorecards can ask for them. Default: there are none.
   */
  otherChecks?: ReadonlyMap<string, ScorecardStage>;
  /**
   * Also makes checks ready to use whose own tests fail, to try them out.
   * Default: they are quarantined.
   */
  keepFailing?: boolean;
}

/**
 * Checks definitions against the sources and against each other, runs their
 * tests, and makes those that hold ready to use. Throws an InputError only if
 * the collectors' sources are wrong.
 *
 * @public
 */
export function compileDefinitions(
  options: CompileDefinitionsOptions,
): CompiledDefinitions {
  const problems: DefinitionProblem[] = [];
  const collected = [...options.sources].map(sourceOf);
  const documents = withoutDuplicates(options.documents, collected, problems);

  const sources = [...collected];
  for (const document of documents) {
    if (document.kind === 'FactSource') {
      sources.push(document);
    }
  }
  const environment =
    options.environment ??
    createRuleEnvironment({
      sources: sources.map(({ definition }) => definition),
    });

  const checks = new Map<string, CompiledCheck>();
  const stages = new Map<string, ScorecardStage>();
  for (const document of documents) {
    if (document.kind === 'Check') {
      stages.set(document.definition.id, document.definition.stage);
      const compiled = compileCheck(document, environment);
      problems.push(...compiled.problems);
      if (compiled.check && (compiled.passes || options.keepFailing)) {
        checks.set(document.definition.id, compiled.check);
      }
    }
  }

  const find = (check: string): FoundCheck => {
    const stage = stages.get(check) ?? options.otherChecks?.get(check);
    if (!stage) {
      return { broken: `there is no check '${check}'` };
    }
    return checks.has(check) || !stages.has(check)
      ? { stage }
      : { stage, broken: `the check '${check}' is quarantined` };
  };
  const scorecards = documents.flatMap(document => {
    if (document.kind !== 'Scorecard') {
      return [];
    }
    const compiled = compileScorecard(document, find);
    problems.push(...compiled.problems);
    return [compiled.scorecard];
  });
  return {
    environment,
    checks: [...checks.values()],
    scorecards,
    sources: sources.map(({ definition, hash, position }) => ({
      definition,
      hash,
      position,
    })),
    problems,
  };
}

function sourceOf(definition: FactSourceDefinition): CompiledSource {
  return { definition, hash: contentHash(canonicalJson({ ...definition })) };
}

function withoutDuplicates(
  documents: Iterable<ParsedDocument>,
  collected: CompiledSource[],
  problems: DefinitionProblem[],
): ParsedDocument[] {
  const takenBy = new Map(
    collected.map(({ definition }) => [
      `FactSource ${definition.id}`,
      'a collector',
    ]),
  );
  return [...documents].filter(document => {
    const { kind, definition, position } = document;
    const key = `${kind} ${definition.id}`;
    const owner = takenBy.get(key);
    if (owner) {
      const message = `the id '${definition.id}' is taken by ${owner}`;
      problems.push(problemAt(document, ['id'], message));
      return false;
    }
    takenBy.set(key, `${position.location}:${position.line}`);
    return true;
  });
}
