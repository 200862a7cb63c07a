/** `missing` is what the new path lacks, `added` what only it has. */
export type DifferenceKind =
  | 'status'
  | 'content-type'
  | 'body'
  | 'missing'
  | 'added'
  | 'type'
  | 'length'
  | 'value';

/** Where two answers differ, and never what they say there. */
export interface Difference {
  path: string;
  kind: DifferenceKind;
}

/** Deeper than this is not compared but counted as different: no answer is that deep in earnest. */
const MAX_DEPTH = 50;

/**
 * Compares two JSON documents. Positions in arrays are written `[*]`, and a key that is not one
 * of `names` is written `*`: keys can be data as well, such as the number of a patient.
 */
export function findDifferences(
  before: unknown,
  after: unknown,
  names: ReadonlySet<string>,
): Difference[] {
  const found = new Map<string, Difference>();

  function add(path: string, kind: DifferenceKind) {
    found.set(`${kind} ${path}`, { path, kind });
  }

  function visit(one: unknown, other: unknown, path: string, depth: number) {
    if (typeOf(one) !== typeOf(other)) {
      add(path, 'type');
    } else if (depth === MAX_DEPTH) {
      add(path, 'value');
    } else if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) {
        add(path, 'length');
      }
      one.slice(0, other.length).forEach((each, index) => {
        visit(each, other[index], `${path}[*]`, depth + 1);
      });
    } else if (isObject(one) && isObject(other)) {
      visitObjects(one, other, path, depth);
    } else if (one !== other) {
      add(path, 'value');
    }
  }

  function visitObjects(one: JsonObject, other: JsonObject, path: string, depth: number) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const inner = `${path}.${names.has(key) ? key : '*'}`;
      if (!Object.hasOwn(other, key)) {
        add(inner, 'missing');
      } else if (!Object.hasOwn(one, key)) {
        add(inner, 'added');
      } else {
        visit(one[key], other[key], inner, depth + 1);
      }
    }
  }

  visit(before, after, '$', 0);
  return [...found.values()];
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeOf(value) === 'object';
}

function typeOf(value: unknown) {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}
