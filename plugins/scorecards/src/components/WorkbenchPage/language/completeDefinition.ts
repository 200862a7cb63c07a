import {
  Completion,
  CompletionContext,
  CompletionResult,
} from '@codemirror/autocomplete';
import {
  definitionApiVersion,
  definitionKinds,
  definitionSchemas,
  FactSourceDefinition,
  factScalarTypes,
  scorecardStages,
  scorecardTypes,
  verdictStatuses,
} from '@guildhall/plugin-scorecards-common';
import { Environment } from './Environment';
import {
  expressionCompletions,
  fieldCompletions,
} from './expressionCompletions';
import { Place, whereIs } from './whereIs';

/** The keys of each kind, at the top of a document. */
const TOP_KEYS: Record<string, string[]> = {
  Check: Object.keys(definitionSchemas.Check.shape),
  Scorecard: Object.keys(definitionSchemas.Scorecard.shape),
  FactSource: ['id', 'title', 'description', 'maxAge', 'fields'],
};

/** The keys of what is inside, by the key that encloses them. */
const INNER_KEYS: Record<string, string[]> = {
  applies: ['kind', 'spec.type', 'spec.lifecycle', '$any', '$all', '$not'],
  messages: ['pass', 'warn', 'fail', 'unknown'],
  fix: ['title', 'url', 'template', 'parameters'],
  maxAge: ['minutes', 'hours', 'days', 'weeks'],
  tests: ['name', 'facts', 'entity', 'now', 'expect'],
  entity: ['kind', 'metadata', 'spec', 'relations'],
  levels: ['id', 'title', 'checks'],
  checks: ['check', 'weight', 'blocking'],
};

const VALUES: Record<string, readonly string[]> = {
  apiVersion: [definitionApiVersion],
  stage: scorecardStages,
  expect: verdictStatuses,
  blocking: ['true', 'false'],
};

/** Completes what can be written at the cursor. */
export function completeDefinition(
  context: CompletionContext,
  environment: Environment,
): CompletionResult | undefined {
  const text = context.state.doc.toString();
  const place = whereIs(text, context.pos);
  const expression = expressionAt(place);
  if (expression !== undefined) {
    return completeExpression(context, expression, environment.sources);
  }
  const word = context.matchBefore(/[\w.$/-]*/);
  const options = optionsAt(place, environment);
  if (
    !word ||
    options.length === 0 ||
    (word.text === '' && !context.explicit)
  ) {
    return undefined;
  }
  return { from: word.from, options, validFor: /^[\w.$/-]*$/ };
}

/** What of an expression stands before the cursor; undefined outside of one. */
function expressionAt({ path, key, before }: Place): string | undefined {
  if (path.length === 0 && (key === 'rule' || key === 'warn')) {
    return before;
  }
  const opened = before.lastIndexOf('{{');
  return opened > before.lastIndexOf('}}')
    ? before.slice(opened + 2)
    : undefined;
}

function completeExpression(
  context: CompletionContext,
  expression: string,
  sources: FactSourceDefinition[],
): CompletionResult | undefined {
  const [, path = '', word] =
    /(?:((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)\.)?([A-Za-z_]\w*)?$/.exec(
      expression,
    ) ?? [];
  if (path === '' && !word && !context.explicit) {
    return undefined;
  }
  const options = expressionCompletions(path, sources);
  return options.length > 0
    ? {
        from: context.pos - (word?.length ?? 0),
        options,
        validFor: /^\w*$/,
      }
    : undefined;
}

function optionsAt(place: Place, environment: Environment): Completion[] {
  const { kind, path, key, siblings } = place;
  const parent = path.at(-1);
  if (key === undefined) {
    const isInFlow = /[[{,]/.test(place.before);
    const checks = parent === 'checks' ? checkCompletions(environment) : [];
    return [
      ...checks,
      ...keyCompletions(place, environment.sources).filter(
        ({ label }) => isInFlow || !siblings.includes(label),
      ),
    ];
  }
  if (key === 'check' || key === 'checks') {
    return checkCompletions(environment);
  }
  if (key === 'kind') {
    return path.length === 0 ? toOptions(definitionKinds) : [];
  }
  if (key === 'type') {
    return toOptions(
      kind === 'FactSource'
        ? [...factScalarTypes, 'list', 'map', 'object']
        : scorecardTypes,
    );
  }
  return toOptions(VALUES[key] ?? []);
}

function keyCompletions(
  { kind, path }: Place,
  sources: FactSourceDefinition[],
): Completion[] {
  const parent = path.at(-1);
  if (parent === undefined) {
    return toKeys(['apiVersion', 'kind', ...(TOP_KEYS[kind] ?? [])]);
  }
  if (kind === 'Check' && parent === 'facts') {
    return sources.map(({ id, title }) => ({
      label: id,
      type: 'namespace',
      detail: title,
      apply: `${id}: `,
    }));
  }
  const source = sources.find(({ id }) => id === parent);
  if (kind === 'Check' && source && path.at(-2) === 'facts') {
    return fieldCompletions(source.fields).map(field => ({
      ...field,
      apply: `${field.label}: `,
    }));
  }
  if (kind === 'FactSource' && path.at(-2) === 'fields') {
    return toKeys(['type', 'description', 'unit', 'items', 'values', 'fields']);
  }
  return toKeys(INNER_KEYS[parent] ?? []);
}

function checkCompletions({ definitions }: Environment): Completion[] {
  return definitions
    .filter(({ kind }) => kind === 'Check')
    .map(({ id, title }) => ({ label: id, type: 'constant', detail: title }));
}

function toKeys(keys: readonly string[]): Completion[] {
  return keys.map(label => ({
    label,
    type: 'property',
    apply: `${label}: `,
  }));
}

function toOptions(values: readonly string[]): Completion[] {
  return values.map(label => ({ label, type: 'enum' }));
}
