import { Completion } from '@codemirror/autocomplete';
import {
  entitySchema,
  FactFieldSchema,
  FactSourceDefinition,
} from '@guildhall/plugin-scorecards-common';

/** As the documentation of the rule language lists them. */
const FUNCTIONS: Completion[] = [
  fn('has', '(field) → bool'),
  fn('size', '(text, list or map) → int'),
  fn('matches', '(text, "pattern") → bool'),
  fn('daysSince', '(timestamp) → double'),
  fn('int', '(value) → int'),
  fn('double', '(value) → double'),
  fn('string', '(value) → string'),
  fn('timestamp', '("2026-03-31T00:00:00Z") → timestamp'),
  fn('duration', '("36h") → duration'),
];

/** What a value of a type can do, by type. */
const METHODS: Record<string, Completion[]> = {
  string: [
    fn('startsWith', '(text) → bool'),
    fn('endsWith', '(text) → bool'),
    fn('contains', '(text) → bool'),
  ],
  timestamp: [
    fn('getFullYear', '() → int'),
    fn('getMonth', '() → int, from 0'),
    fn('getDate', '() → int, from 1'),
    fn('getDayOfWeek', '() → int, 0 is Sunday'),
    fn('getHours', '() → int'),
    fn('getMinutes', '() → int'),
    fn('getSeconds', '() → int'),
  ],
  list: [
    fn('all', '(x, condition) → bool'),
    fn('exists', '(x, condition) → bool'),
    fn('exists_one', '(x, condition) → bool'),
    fn('filter', '(x, condition) → list'),
    fn('map', '(x, value) → list'),
    fn('size', '() → int'),
  ],
  map: [
    fn('all', '(key, condition) → bool'),
    fn('exists', '(key, condition) → bool'),
    fn('exists_one', '(key, condition) → bool'),
    fn('size', '() → int'),
  ],
};

/**
 * What can be written next in a rule.
 *
 * @param path - What stands before the last point, such as `facts.catalog`;
 * empty where a new expression begins.
 */
export function expressionCompletions(
  path: string,
  sources: FactSourceDefinition[],
): Completion[] {
  if (path === '') {
    return [
      { label: 'facts', type: 'variable', apply: 'facts.' },
      { label: 'entity', type: 'variable', apply: 'entity.' },
      { label: 'now', type: 'variable', detail: 'timestamp' },
      { label: 'true', type: 'keyword' },
      { label: 'false', type: 'keyword' },
      ...FUNCTIONS,
    ];
  }
  const [root, ...members] = path.split('.');
  if (root === 'facts' && members.length === 0) {
    return sources.map(({ id, title, description }) => ({
      label: id,
      type: 'namespace',
      detail: title,
      info: description,
    }));
  }
  const schema = schemaAt(root, members, sources);
  return schema ? completionsOf(schema) : [];
}

function schemaAt(
  root: string,
  members: string[],
  sources: FactSourceDefinition[],
): FactFieldSchema | undefined {
  if (root === 'entity') {
    return descend(entitySchema, members);
  }
  const [id, ...fields] = members;
  const source = sources.find(each => each.id === id);
  return root === 'facts' && source
    ? descend({ ...source, type: 'object' }, fields)
    : undefined;
}

function descend(
  schema: FactFieldSchema,
  [member, ...others]: string[],
): FactFieldSchema | undefined {
  if (member === undefined) {
    return schema;
  }
  switch (schema.type) {
    case 'object': {
      const field = Object.hasOwn(schema.fields, member)
        ? schema.fields[member]
        : undefined;
      return field && descend(field, others);
    }
    case 'map':
      return descend(schema.values, others);
    default:
      return undefined;
  }
}

function completionsOf(schema: FactFieldSchema): Completion[] {
  if (schema.type === 'object') {
    return fieldCompletions(schema.fields);
  }
  return METHODS[schema.type] ?? [];
}

/** The fields of a source or an object, with their types. */
export function fieldCompletions(
  fields: Record<string, FactFieldSchema>,
): Completion[] {
  return Object.entries(fields).map(([label, field]) => ({
    label,
    type: 'property',
    detail: typeOf(field),
    info: field.description,
  }));
}

function typeOf(field: FactFieldSchema): string {
  const unit = field.unit ? `, ${field.unit}` : '';
  switch (field.type) {
    case 'list':
      return `list of ${typeOf(field.items)}${unit}`;
    case 'map':
      return `map of ${typeOf(field.values)}${unit}`;
    default:
      return `${field.type}${unit}`;
  }
}

function fn(name: string, detail: string): Completion {
  return {
    label: name,
    type: 'function',
    detail,
    apply: `${name}(`,
  };
}
