import { JsonObject, JsonValue } from '@backstage/types';
import { canonicalJson } from './canonicalJson';
import {
  FactFieldSchema,
  FactScalarType,
  FactSourceDefinition,
} from './factSchema';
import { parseTimestamp } from './parseTimestamp';

const maxListLength = 500;
const maxStringLength = 10_000;
const maxBytes = 64 * 1024;
const maxProblems = 20;

/** @public */
export interface FactProblem {
  /** Where in the value, such as `tests.count` or `slos[2].target`; empty for the whole. */
  path: string;
  message: string;
}

/** @public */
export type FactValidation =
  | { ok: true; value: JsonObject }
  | { ok: false; problems: FactProblem[] };

/**
 * Checks a value against the schema of its source. The value that comes back
 * has no null members: null says the same as absent.
 *
 * @public
 */
export function validateFactValue(
  source: FactSourceDefinition,
  value: unknown,
): FactValidation {
  const problems: FactProblem[] = [];
  const result = validateMembers(value, '', problems, name =>
    Object.hasOwn(source.fields, name) ? source.fields[name] : undefined,
  );
  if (problems.length > 0 || !result) {
    return { ok: false, problems: problems.slice(0, maxProblems) };
  }
  const bytes = new TextEncoder().encode(canonicalJson(result)).length;
  return bytes > maxBytes
    ? {
        ok: false,
        problems: [
          {
            path: '',
            message: `the value takes ${bytes} bytes as JSON; at most ${maxBytes} are kept`,
          },
        ],
      }
    : { ok: true, value: result };
}

// Each of these gives undefined for what is absent and for what is wrong; the
// latter is also told in `problems`.

function validateField(
  schema: FactFieldSchema,
  value: unknown,
  path: string,
  problems: FactProblem[],
): JsonValue | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (schema.type) {
    case 'list':
      return validateList(schema.items, value, path, problems);
    case 'map':
      return validateMembers(value, path, problems, () => schema.values);
    case 'object':
      return validateMembers(value, path, problems, name =>
        Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined,
      );
    default:
      return validateScalar(schema.type, value, path, problems);
  }
}

function validateList(
  items: FactFieldSchema,
  value: unknown,
  path: string,
  problems: FactProblem[],
): JsonValue | undefined {
  if (!Array.isArray(value)) {
    problems.push(wrongType(path, 'a list', value));
    return undefined;
  }
  if (value.length > maxListLength) {
    problems.push(
      problem(
        path,
        `has ${value.length} items; at most ${maxListLength} are kept`,
      ),
    );
    return undefined;
  }
  return value.flatMap((item, index) => {
    const itemPath = `${path}[${index}]`;
    if (item === null || item === undefined) {
      problems.push(problem(itemPath, 'must not be null: leave the item out'));
      return [];
    }
    const valid = validateField(items, item, itemPath, problems);
    return valid === undefined ? [] : [valid];
  });
}

function validateMembers(
  value: unknown,
  path: string,
  problems: FactProblem[],
  schemaOf: (name: string) => FactFieldSchema | undefined,
): JsonObject | undefined {
  if (!isPlainObject(value)) {
    problems.push(wrongType(path, 'an object', value));
    return undefined;
  }
  const members: Array<[string, JsonValue]> = [];
  for (const name of Object.keys(value)) {
    const memberPath = path ? `${path}.${name}` : name;
    const schema = schemaOf(name);
    if (!schema) {
      problems.push(
        problem(
          memberPath,
          'is not a field of this source; add it to the schema or leave it out',
        ),
      );
      continue;
    }
    const valid = validateField(schema, value[name], memberPath, problems);
    if (valid !== undefined) {
      members.push([name, valid]);
    }
  }
  return Object.fromEntries(members);
}

function validateScalar(
  type: FactScalarType,
  value: unknown,
  path: string,
  problems: FactProblem[],
): JsonValue | undefined {
  switch (type) {
    case 'bool':
      if (typeof value === 'boolean') {
        return value;
      }
      break;
    case 'int':
      if (typeof value === 'number' && Number.isSafeInteger(value)) {
        return value;
      }
      break;
    case 'double':
      if (typeof value === 'number' && Number.isFinite(value)) {
        return value;
      }
      break;
    default:
      if (typeof value === 'string') {
        return validateText(type, value, path, problems);
      }
  }
  problems.push(
    wrongType(path, type === 'int' ? 'an int' : `a ${type}`, value),
  );
  return undefined;
}

function validateText(
  type: 'string' | 'timestamp',
  value: string,
  path: string,
  problems: FactProblem[],
): string | undefined {
  if (type === 'timestamp' && !parseTimestamp(value)) {
    problems.push(
      wrongType(
        path,
        'an RFC 3339 timestamp, such as 2026-03-31T12:00:00Z',
        value,
      ),
    );
    return undefined;
  }
  if (value.length > maxStringLength) {
    problems.push(
      problem(
        path,
        `has ${value.length} characters; at most ${maxStringLength} are kept`,
      ),
    );
    return undefined;
  }
  return value;
}

function wrongType(
  path: string,
  expected: string,
  value: unknown,
): FactProblem {
  return problem(path, `must be ${expected}, got ${describe(value)}`);
}

function problem(path: string, message: string): FactProblem {
  return {
    path,
    message: `${path ? `field '${path}'` : 'the value'} ${message}`,
  };
}

const maxShown = 40;

function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'string': {
      const shown = value.slice(0, maxShown);
      return `string '${shown}${shown.length < value.length ? '…' : ''}'`;
    }
    case 'number':
    case 'boolean':
      return `${typeof value} ${value}`;
    case 'object':
      return value === null ? 'null' : 'an object';
    default:
      return typeof value;
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
