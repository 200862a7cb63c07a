import {
  compileDefinitions,
  DefinitionProblem,
  FactSourceDefinition,
  listTestResults,
  parseDefinitions,
  ScorecardStage,
  TestResult,
} from '@guildhall/plugin-scorecards-common';
import { Environment } from './Environment';

/** What can be said of a text without asking the server. */
export interface LocalCheck {
  problems: DefinitionProblem[];
  tests: TestResult[];
  /** The sources of the portal and of the text. */
  sources: FactSourceDefinition[];
}

/** Reads and compiles definitions as the server does, and runs their tests. */
export function checkLocally(
  text: string,
  environment: Environment,
): LocalCheck {
  const { documents, problems } = parseDefinitions({ text, location: '' });
  const written = documents.flatMap(document =>
    document.kind === 'FactSource' ? [document.definition] : [],
  );
  const others = environment.sources.filter(
    ({ id }) => !written.some(source => source.id === id),
  );
  const compiled = compileDefinitions({
    documents,
    sources: others,
    otherChecks: stagesOf(environment),
    keepFailing: true,
  });
  const all = [...problems, ...compiled.problems];
  return {
    problems: all,
    tests: listTestResults(documents, all),
    sources: [...others, ...written],
  };
}

function stagesOf({ definitions }: Environment): Map<string, ScorecardStage> {
  return new Map(
    definitions.flatMap(({ kind, id, stage }) =>
      kind === 'Check' && stage ? [[id, stage] as const] : [],
    ),
  );
}
