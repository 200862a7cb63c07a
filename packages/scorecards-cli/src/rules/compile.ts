import {
  CompiledDefinitions,
  compileDefinitions,
  DefinitionProblem,
  FactSourceDefinition,
  parseDefinitions,
  promoteDue,
} from '@guildhall/plugin-scorecards-common';

/**
 * Compiles texts of definitions. A check that is broken gives no verdicts;
 * with anything else that is broken, a rule could be missed without a word, so
 * `fatal` says what it is.
 */
export function compile(
  files: Array<{ text: string; location: string }>,
  sources: FactSourceDefinition[],
): { definitions: CompiledDefinitions; fatal: string[] } {
  const now = new Date();
  const parsed = files.map(parseDefinitions);
  const definitions = compileDefinitions({
    documents: parsed.flatMap(({ documents }) =>
      documents.map(document => promoteDue(document, now)),
    ),
    sources,
  });
  const problems = [
    ...parsed.flatMap(file => file.problems),
    ...definitions.problems.filter(({ quarantined }) => quarantined),
  ];
  return {
    definitions,
    fatal: problems
      .filter(({ definition }) => definition?.kind !== 'Check')
      .map(toText),
  };
}

function toText({ location, line, column, message }: DefinitionProblem) {
  return `${location}:${line}:${column} ${message}`;
}
