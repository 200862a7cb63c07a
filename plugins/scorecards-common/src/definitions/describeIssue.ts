import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A problem of a value's shape. */
export interface ShapeProblem {
  path: PropertyKey[];
  /** Set if the key is to blame, rather than the value. */
  key?: string;
  message: string;
}

/** Says in the words of YAML what zod found wrong with a value. */
export function describeIssue(value: unknown, issue: Issue): ShapeProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        path: [...path],
        key,
        message: `unknown key '${key}'`,
      }));
    case 'invalid_key': {
      const key = String(path.at(-1));
      return issue.issues.map(({ message }) => ({
        path: path.slice(0, -1),
        key,
        message: `'${key}' ${message}`,
      }));
    }
    case 'invalid_union': {
      const closest = closestForm(issue.errors);
      if (closest) {
        return closest.flatMap(inner =>
          describeIssue(value, { ...inner, path: [...path, ...inner.path] }),
        );
      }
      return [describeField(value, issue)];
    }
    default:
      return [describeField(value, issue)];
  }
}

function describeField(value: unknown, issue: Issue): ShapeProblem {
  const found = valueAt(value, issue.path);
  const name = formatFieldPath(issue.path);
  const expectation = expectationOf(issue);
  return {
    path: [...issue.path],
    message:
      found === undefined
        ? `'${name}' is missing; it ${expectation}`
        : `${name ? `'${name}'` : 'the document'} ${expectation}${got(
            issue,
            found,
          )}`,
  };
}

// Of several forms that a value can have, the one that it misses by least is
// probably the one that is meant.
function closestForm(forms: Issue[][]): Issue[] | undefined {
  const distance = (issues: Issue[]) =>
    issues.reduce(
      (sum, issue) =>
        sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
      0,
    );
  return [...forms].sort((a, b) => distance(a) - distance(b))[0];
}

/** Writes a path as `levels[0].checks[2]`. */
export function formatFieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

const units: Record<string, string> = {
  string: 'character',
  array: 'item',
  record: 'key',
};

function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be ${oneOf(issue.options)}`
        : 'is not valid';
    case 'too_small':
      return bound(
        issue.inclusive ? 'at least' : 'more than',
        issue.minimum,
        issue.origin,
      );
    case 'too_big':
      return bound('at most', issue.maximum, issue.origin);
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'must be a time such as 2026-03-31T12:00:00Z'
        : issue.message;
    default:
      return issue.message;
  }
}

function bound(relation: string, limit: number | bigint, origin: string) {
  const unit = units[origin];
  return unit
    ? `must have ${relation} ${limit} ${unit}${Number(limit) === 1 ? '' : 's'}`
    : `must be ${relation} ${limit}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1
    ? `'${values[0]}'`
    : `one of ${values.map(String).join(', ')}`;
}

// The expectation says what is wrong; the value helps where it is short.
function got(issue: Issue, value: unknown): string {
  if (issue.code === 'custom' || issue.code === 'too_big') {
    return '';
  }
  if (Array.isArray(value)) {
    return ', got a list';
  }
  if (typeof value === 'object') {
    return value === null ? ', got nothing' : ', got a mapping';
  }
  const text = String(value);
  return `, got ${text.length > 40 ? `${text.slice(0, 40)}…` : `'${text}'`}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined;
  }
  return value;
}
