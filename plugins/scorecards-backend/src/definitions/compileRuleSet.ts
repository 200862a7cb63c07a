import { DefinitionFile } from '@guildhall/plugin-guildhall-node';
import {
  CompiledDefinitions,
  compileDefinitions,
  definitionApiVersion,
  DefinitionProblem,
  ParsedDefinitions,
  ParsedDocument,
  parseDefinitions,
  promoteDue,
  ScorecardStage,
  startOf,
} from '@guildhall/plugin-scorecards-common';
import { setImmediate } from 'node:timers/promises';
import { AcceptedDefinition } from '../database/DefinitionStore';
import { DeclaredSource } from '../database/SourceStore';
import { RuleSet } from './RuleSet';

/**
 * Compiles what the database holds. Where the newest version of a definition
 * is broken, the one that was last in force stays in force.
 */
export async function compileRuleSet(options: {
  revision: number;
  files: DefinitionFile[];
  sources: DeclaredSource[];
  accepted: AcceptedDefinition[];
  /** Previews that are due by then are active. */
  stagesAsOf: Date;
}): Promise<RuleSet> {
  const { revision, files, sources, accepted, stagesAsOf } = options;
  const parsed: ParsedDefinitions[] = [];
  for (const { content, location } of files) {
    parsed.push(parseDefinitions({ text: content, location }));
    // Requests that come meanwhile have their turn.
    await setImmediate();
  }
  const documents = parsed.flatMap(file =>
    file.documents.map(document => promoteDue(document, stagesAsOf)),
  );
  const declared = sources.map(source => source.definition);

  const newest = compileDefinitions({ documents, sources: declared });
  const broken = [
    ...parsed.flatMap(file => file.problems),
    ...newest.problems.filter(problem => problem.quarantined),
  ];

  const fallbacks = toFallbacks(broken, newest, accepted);
  const compiled =
    fallbacks.length === 0
      ? newest
      : compileDefinitions({
          documents: [
            ...documents.filter(document => isInForce(newest, document)),
            ...fallbacks,
          ],
          sources: declared,
        });

  return {
    revision,
    environment: compiled.environment,
    sources: new Map(
      compiled.sources.map(({ definition, position }) => [
        definition.id,
        {
          definition,
          origin:
            sources.find(source => source.definition.id === definition.id)
              ?.origin ?? `${position?.location}:${position?.line}`,
        },
      ]),
    ),
    checks: byId(inStage(compiled.checks, ['preview', 'active'])),
    scorecards: byId(inStage(compiled.scorecards, ['preview', 'active'])),
    retiredScorecards: byId(inStage(compiled.scorecards, ['retired'])),
    nextStageAt: firstOf(
      [...compiled.checks, ...compiled.scorecards].map(startOf),
    ),
    problems: [
      ...[
        ...broken,
        ...compiled.problems.filter(problem => !problem.quarantined),
      ].map(problem => ({
        ...problem,
        inForce: problem.definition
          ? isInForce(compiled, {
              kind: problem.definition.kind,
              definition: problem.definition,
            })
          : false,
      })),
      ...files.flatMap(toReadProblem),
    ],
    definitions: toAccepted(compiled),
  };
}

function inStage<T extends { definition: { stage: ScorecardStage } }>(
  compiled: T[],
  stages: ScorecardStage[],
): T[] {
  return compiled.filter(({ definition }) => stages.includes(definition.stage));
}

function byId<T extends { definition: { id: string } }>(
  compiled: T[],
): Map<string, T> {
  return new Map(compiled.map(each => [each.definition.id, each]));
}

function firstOf(times: Array<Date | undefined>): Date | undefined {
  const known = times.filter(time => time !== undefined);
  return known.sort((a, b) => a.getTime() - b.getTime())[0];
}

type Named = { kind: string; definition: { id: string } };

function isInForce(compiled: CompiledDefinitions, document: Named): boolean {
  const has = (all: Array<{ definition: { id: string } }>) =>
    all.some(({ definition }) => definition.id === document.definition.id);
  switch (document.kind) {
    case 'Check':
      return has(compiled.checks);
    case 'Scorecard':
      return has(compiled.scorecards);
    default:
      return has(compiled.sources);
  }
}

function toFallbacks(
  problems: DefinitionProblem[],
  newest: CompiledDefinitions,
  accepted: AcceptedDefinition[],
): ParsedDocument[] {
  return accepted
    .filter(
      ({ kind, id }) =>
        !isInForce(newest, { kind, definition: { id } }) &&
        problems.some(
          ({ definition }) => definition?.kind === kind && definition.id === id,
        ),
    )
    .flatMap(({ kind, id, hash, document }) =>
      parseDefinitions({
        text: document,
        location: `${kind} ${id}`,
      }).documents.map(parsed => ({ ...parsed, hash })),
    );
}

function toAccepted(compiled: CompiledDefinitions): AcceptedDefinition[] {
  const toDefinition =
    (kind: AcceptedDefinition['kind']) =>
    (compiledDefinition: { definition: { id: string }; hash: string }) => ({
      kind,
      id: compiledDefinition.definition.id,
      hash: compiledDefinition.hash,
      document: JSON.stringify({
        apiVersion: definitionApiVersion,
        kind,
        ...compiledDefinition.definition,
      }),
    });
  return [
    ...compiled.checks.map(toDefinition('Check')),
    ...compiled.scorecards.map(toDefinition('Scorecard')),
    ...compiled.sources
      .filter(source => source.position)
      .map(toDefinition('FactSource')),
  ];
}

function toReadProblem(
  file: DefinitionFile,
): Array<DefinitionProblem & { inForce: boolean }> {
  return file.error === undefined
    ? []
    : [
        {
          location: file.location,
          line: 1,
          column: 1,
          message:
            file.content === ''
              ? `could not be read: ${file.error}`
              : `could not be read again, so its last content still counts: ${file.error}`,
          quarantined: false,
          inForce: file.content !== '',
        },
      ];
}
