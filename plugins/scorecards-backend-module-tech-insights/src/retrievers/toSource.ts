import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import { FactLifecycle } from '@backstage-community/plugin-tech-insights-node';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import {
  FactFieldSchema,
  FactSourceDefinition,
} from '@guildhall/plugin-scorecards-common';
import { Duration } from 'luxon';
import { toRuleName } from '../names';

/** Where a retriever does not say how long its facts are good for. */
const DEFAULT_MAX_AGE: HumanDuration = { days: 14 };

/** A retriever, as far as it says what its facts look like. */
export interface DescribedRetriever {
  id: string;
  title?: string;
  description?: string;
  schema: FactSchema;
}

/**
 * The source whose facts a retriever gives. Facts of type `object` are not in
 * it, because rules only read what is declared.
 */
export function toSource(
  retriever: DescribedRetriever,
  lifecycle?: FactLifecycle,
): FactSourceDefinition {
  const { id, schema } = retriever;
  const fields: Record<string, FactFieldSchema> = {};
  for (const [name, { type, description }] of Object.entries(schema)) {
    const field = toField(type, description || name);
    const ruleName = toRuleName(name);
    if (field && Object.hasOwn(fields, ruleName)) {
      throw new InputError(
        `Two facts of the retriever '${id}' are called '${ruleName}' in rules; rename '${name}'`,
      );
    }
    if (field) {
      fields[ruleName] = field;
    }
  }
  return {
    id: toRuleName(id),
    title: retriever.title || id,
    description: retriever.description || `Facts of the retriever ${id}`,
    maxAge: toMaxAge(lifecycle),
    fields,
  };
}

function toField(
  type: FactSchema[string]['type'],
  description: string,
): FactFieldSchema | undefined {
  switch (type) {
    case 'boolean':
      return { type: 'bool', description };
    case 'integer':
      return { type: 'int', description };
    case 'float':
      return { type: 'double', description };
    case 'datetime':
      return { type: 'timestamp', description };
    case 'set':
      // What is in a set is not declared, so it is kept as text.
      return {
        type: 'list',
        description,
        items: { type: 'string', description: 'An item, as text' },
      };
    case 'string':
      return { type: 'string', description };
    default:
      return undefined;
  }
}

/** A fact that Tech Insights would have thrown away does not count here. */
function toMaxAge(lifecycle: FactLifecycle | undefined): HumanDuration {
  if (!lifecycle || !('timeToLive' in lifecycle)) {
    return DEFAULT_MAX_AGE;
  }
  const duration = Duration.fromDurationLike(lifecycle.timeToLive);
  return { milliseconds: duration.toMillis() };
}
