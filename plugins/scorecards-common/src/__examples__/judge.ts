import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  compileDefinitions,
  evaluateCheck,
  parseDefinitions,
  prepareEvaluation,
} from '..';

/** What each check in a file says about an entity, as lines of text. */
export function judge(options: {
  yaml: string;
  entity: Entity;
  /** By source. */
  values: Record<string, JsonObject>;
}): string[] {
  const { yaml, entity, values } = options;
  const { documents, problems } = parseDefinitions({
    text: yaml,
    location: 'checks.yaml',
  });
  const compiled = compileDefinitions({ documents, sources: [] });

  const now = new Date();
  const facts = Object.entries(values).map(([source, value]) => [
    source,
    { value, observedAt: now },
  ]);
  const prepared = prepareEvaluation({
    environment: compiled.environment,
    entity,
    facts: Object.fromEntries(facts),
    now,
  });
  return [
    ...[...problems, ...compiled.problems].map(
      ({ location, line, column, message }) =>
        `${location}:${line}:${column} ${message}`,
    ),
    ...compiled.checks.map(check => {
      const { status, message } = evaluateCheck(check, prepared);
      return `${check.definition.title}: ${status}. ${message}`;
    }),
  ];
}
