import {
  CompiledDefinitions,
  compileDefinitions,
  CompiledScorecard,
  DefinitionProblem,
  listTestResults,
  ParsedDocument,
  parseDefinitions,
  PreviewProblem,
  PreviewTest,
  promoteDue,
} from '@guildhall/plugin-scorecards-common';
import { RuleSet } from '../definitions/RuleSet';
import { checksOf } from '../service/levels';

/** Where problems are said to be that are in what is tried out. */
const LOCATION = 'preview';

/** The rules before and after, no more of them than what may differ. */
export interface CompiledPreview {
  before: RuleSet;
  after: RuleSet;
  problems: PreviewProblem[];
  tests: PreviewTest[];
  checkIds: string[];
  scorecardIds: string[];
}

/**
 * Compiles documents on top of what is in force. Where one is broken, what is
 * in force stays, as it would if the document came from a file; only checks
 * whose tests fail are tried out nevertheless.
 */
export function compilePreview(
  rules: RuleSet,
  text: string,
  now: Date,
): CompiledPreview {
  const parsed = parseDefinitions({ text, location: LOCATION });
  const documents = parsed.documents.map(each => promoteDue(each, now));
  const inForce = parseInForce(rules);
  const compiled = compileOver(rules, inForce, documents);
  const good = documents.filter(document => isCompiled(compiled, document));
  const kept =
    good.length === documents.length
      ? compiled
      : compileOver(rules, inForce, good);
  const problems = [...parsed.problems, ...compiled.problems];

  const sourceIds = idsOf(good, 'FactSource');
  const reads = (check: { sources: string[] }) =>
    check.sources.some(source => sourceIds.includes(source));
  const checkIds = unique([
    ...idsOf(good, 'Check'),
    ...kept.checks.filter(reads).map(({ definition }) => definition.id),
  ]);
  const scorecardIds = unique([
    ...idsOf(good, 'Scorecard'),
    ...[...rules.scorecards.values(), ...kept.scorecards]
      .filter(scorecard =>
        checksOf(scorecard).some(({ check }) => checkIds.includes(check)),
      )
      .map(({ definition }) => definition.id),
  ]);

  const isTried = (kind: ParsedDocument['kind'], id: string) =>
    idsOf(good, kind).includes(id);
  const after: RuleSet = {
    ...rules,
    environment: kept.environment,
    sources: new Map(
      kept.sources.map(({ definition }) => [
        definition.id,
        { definition, origin: LOCATION },
      ]),
    ),
    checks: new Map(
      kept.checks
        .filter(({ definition: { id, stage } }) =>
          isEvaluated(stage, isTried('Check', id)),
        )
        .map(check => [check.definition.id, check]),
    ),
    scorecards: new Map(
      kept.scorecards
        .filter(({ definition: { id, stage } }) =>
          isEvaluated(stage, isTried('Scorecard', id)),
        )
        .map(scorecard => [scorecard.definition.id, scorecard]),
    ),
  };
  const relevant = new Set([
    ...checkIds,
    ...scorecardIds.flatMap(id =>
      [rules.scorecards.get(id), after.scorecards.get(id)].flatMap(checkIdsOf),
    ),
  ]);
  return {
    before: limitTo(rules, relevant, scorecardIds),
    after: limitTo(after, relevant, scorecardIds),
    problems: toProblems(rules, problems),
    tests: listTestResults(documents, problems),
    checkIds,
    scorecardIds,
  };
}

/**
 * Compiles documents on top of what is in force. Where they define no source,
 * the checks in force are as good as ever, and only those that are new have to
 * be compiled.
 */
function compileOver(
  rules: RuleSet,
  inForce: ParsedDocument[],
  documents: ParsedDocument[],
): CompiledDefinitions {
  const replaced = new Set(documents.map(keyOf));
  const others = inForce.filter(document => !replaced.has(keyOf(document)));
  if (documents.some(({ kind }) => kind === 'FactSource')) {
    const defined = new Set(inForce.map(keyOf));
    return compileDefinitions({
      documents: [...others, ...documents],
      sources: [...rules.sources.values()]
        .map(({ definition }) => definition)
        .filter(({ id }) => !defined.has(`FactSource ${id}`)),
      keepFailing: true,
    });
  }
  const compiled = compileDefinitions({
    documents: [
      ...others.filter(({ kind }) => kind === 'Scorecard'),
      ...documents,
    ],
    sources: [],
    environment: rules.environment,
    otherChecks: new Map(
      others.flatMap(({ kind, definition }) =>
        kind === 'Check' ? [[definition.id, definition.stage] as const] : [],
      ),
    ),
    keepFailing: true,
  });
  return {
    ...compiled,
    checks: [
      ...[...rules.checks.values()].filter(
        ({ definition }) => !replaced.has(`Check ${definition.id}`),
      ),
      ...compiled.checks,
    ],
    sources: [...rules.sources.values()].map(({ definition }) => ({
      definition,
      hash: '',
    })),
  };
}

const parsedInForce = new WeakMap<RuleSet, ParsedDocument[]>();

/** What is in force as documents, read once for each set of rules. */
function parseInForce(rules: RuleSet): ParsedDocument[] {
  const known = parsedInForce.get(rules);
  if (known) {
    return known;
  }
  const documents = rules.definitions.flatMap(({ kind, id, hash, document }) =>
    parseDefinitions({
      text: document,
      location: `${kind} ${id}`,
    }).documents.map(each => ({ ...each, hash })),
  );
  parsedInForce.set(rules, documents);
  return documents;
}

function isCompiled(
  compiled: CompiledDefinitions,
  document: ParsedDocument,
): boolean {
  const has = (all: Array<{ definition: object }>) =>
    all.some(({ definition }) => definition === document.definition);
  switch (document.kind) {
    case 'Check':
      return has(compiled.checks);
    case 'Scorecard':
      return has(compiled.scorecards);
    default:
      return has(compiled.sources);
  }
}

/** A draft is evaluated where somebody tries it out, and nowhere else. */
function isEvaluated(stage: string, isTried: boolean): boolean {
  return (
    stage === 'preview' || stage === 'active' || (stage === 'draft' && isTried)
  );
}

function limitTo(
  rules: RuleSet,
  checkIds: Set<string>,
  scorecardIds: string[],
): RuleSet {
  return {
    ...rules,
    checks: new Map([...rules.checks].filter(([id]) => checkIds.has(id))),
    scorecards: new Map(
      [...rules.scorecards].filter(([id]) => scorecardIds.includes(id)),
    ),
  };
}

function toProblems(
  rules: RuleSet,
  problems: DefinitionProblem[],
): PreviewProblem[] {
  const known = new Set(rules.problems.map(({ message }) => message));
  return problems.flatMap(problem => {
    const { location, definition, quarantined } = problem;
    const isInText = location === LOCATION;
    // What a changed source breaks elsewhere is of interest, old news is not.
    if (!isInText && (!quarantined || known.has(problem.message))) {
      return [];
    }
    return [
      {
        kind: definition?.kind,
        id: definition?.id,
        path: problem.path,
        line: isInText ? problem.line : 1,
        column: isInText ? problem.column : 1,
        message: isInText ? problem.message : `${location}: ${problem.message}`,
        blocking: quarantined,
      },
    ];
  });
}

function keyOf({ kind, definition }: ParsedDocument): string {
  return `${kind} ${definition.id}`;
}

function idsOf(
  documents: ParsedDocument[],
  kind: ParsedDocument['kind'],
): string[] {
  return documents
    .filter(document => document.kind === kind)
    .map(({ definition }) => definition.id);
}

function checkIdsOf(scorecard: CompiledScorecard | undefined): string[] {
  return scorecard ? checksOf(scorecard).map(({ check }) => check) : [];
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
