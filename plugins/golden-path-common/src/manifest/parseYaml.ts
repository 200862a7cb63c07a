import { isMap, isNode, isSeq, LineCounter, Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { toError } from '@backstage/errors';
import { TemplateProblem } from '../api';

/**
 * A text file of a template.
 *
 * @public
 */
export interface TemplateText {
  /** From the folder of the template. */
  path: string;
  text: string;
}

/** Reads a YAML file of a template, or says what is wrong with it. */
export function parseYaml<T>(
  schema: z.ZodType<T>,
  file: TemplateText,
): { value?: T; problems: TemplateProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const problem = (offset: number, message: string): TemplateProblem => ({
    file: file.path,
    line: lines.linePos(offset).line,
    message,
  });

  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return {
      problems: broken.map(({ pos, message }) => problem(pos[0], message)),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { problems: [problem(0, toError(error).message)] };
  }
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : {
        problems: parsed.error.issues.map(issue =>
          problem(offsetOf(document.contents, issue.path), describe(issue)),
        ),
      };
}

/** Where the field is, or what it should be in. */
function offsetOf(contents: Node | null, path: PropertyKey[]): number {
  let node = contents;
  for (const key of path) {
    const child: unknown =
      isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
    if (!isNode(child)) {
      break;
    }
    node = child;
  }
  return node?.range?.[0] ?? 0;
}

function describe(issue: z.core.$ZodIssue): string {
  const field = issue.path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
  const where = field ? `'${field}'` : 'the document';
  return issue.code === 'unrecognized_keys'
    ? `${where} has unknown keys: ${issue.keys.join(', ')}`
    : `${where}: ${issue.message}`;
}
