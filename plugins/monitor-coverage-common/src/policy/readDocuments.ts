import { toError } from '@backstage/errors';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  parseAllDocuments,
} from 'yaml';
import { z } from 'zod';
import { DefinitionProblem, MonitoringText } from './types';

const MAX_ALIASES = 100;
const MAX_PROBLEMS = 10;

/** One YAML document of a text. */
export interface TextDocument {
  /** Undefined if its YAML is broken. */
  value: unknown;
  /** What is wrong with its YAML. */
  problems: DefinitionProblem[];
  /** Says what is wrong with the field at a path. */
  problemAt(path: PropertyKey[], message: string): DefinitionProblem;
}

/**
 * Reads all documents of a text, but for the empty ones. Never throws. Each is
 * parsed by itself, so that a quote that is not closed does not swallow those
 * after it. With `asText`, every scalar is the text that it is written as: a
 * label's `1.10` is no number.
 */
export function readDocuments(
  { location, text }: MonitoringText,
  { asText = false } = {},
): TextDocument[] {
  let linesBefore = 0;
  return text.split(/^(?=---(?:\s|$))/m).flatMap(part => {
    const offset = linesBefore;
    linesBefore += part.split('\n').length - 1;
    const lines = new LineCounter();
    const documents = parseAllDocuments(part, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      ...(asText && { schema: 'failsafe', merge: true }),
    });
    return documents
      .map(document =>
        readDocument(document, (position, message) => ({
          location,
          line: offset + lines.linePos(position).line,
          message,
        })),
      )
      .filter(({ value, problems }) => value !== null || problems.length > 0);
  });
}

function readDocument(
  document: Document,
  refuse: (position: number, message: string) => DefinitionProblem,
): TextDocument {
  const problemAt = (path: PropertyKey[], message: string) =>
    refuse(positionOf(document.contents, path), message);
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const problems = broken
      .slice(0, MAX_PROBLEMS)
      .map(({ pos, message }) => refuse(pos[0], message));
    return { value: undefined, problems, problemAt };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, problems: [], problemAt };
  } catch (error) {
    const problems = [problemAt([], toError(error).message)];
    return { value: undefined, problems, problemAt };
  }
}

/** Where a field is, or what it should be in. */
function positionOf(contents: Node | null, path: PropertyKey[]): number {
  let position = contents?.range?.[0] ?? 0;
  let node = contents;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && item.key.value === key)
      : undefined;
    const child: unknown =
      pair?.value ?? (isSeq(node) ? node.get(key, true) : undefined);
    const start = isNode(pair?.key) ? pair.key : child;
    if (isNode(start)) {
      position = start.range?.[0] ?? position;
    }
    if (!isNode(child)) {
      break;
    }
    node = child;
  }
  return position;
}

/** Parses a document's value, or says which fields are wrong and why. */
export function validate<T>(
  schema: z.ZodType<T>,
  { value, problemAt }: TextDocument,
): { value?: T; problems: DefinitionProblem[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return { value: parsed.data, problems: [] };
  }
  const problems = parsed.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key =>
          problemAt(
            [...issue.path, key],
            `'${nameOf([...issue.path, key])}' is not a field here`,
          ),
        )
      : problemAt(issue.path, describe(issue, value)),
  );
  return { problems: problems.slice(0, MAX_PROBLEMS) };
}

function describe(issue: z.core.$ZodIssue, root: unknown): string {
  const name = nameOf(issue.path);
  const where = name ? `'${name}'` : 'the document';
  if (issue.path.length > 0 && valueAt(root, issue.path) === undefined) {
    return `${where} is missing`;
  }
  return issue.code === 'invalid_value'
    ? `${where} must be one of ${issue.values.map(String).join(', ')}`
    : `${where}: ${issue.message}`;
}

function nameOf(path: PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
}

function valueAt(root: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    root,
  );
}
