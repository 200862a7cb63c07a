import { toError } from '@backstage/errors';
import { EvaluationError } from '@marcbachmann/cel-js';
import { formatPath } from '../fields';
import { RuleContext } from '../types';
import { Expression } from './compileExpression';

/** The value of an expression, or why it has none. */
export type ExpressionResult =
  | { outcome: 'value'; value: unknown }
  | { outcome: 'unknown'; message: string; missing: string[] }
  | { outcome: 'error'; code: string; message: string };

// What the engine says of something that is not there, rather than wrong.
const absentCodes = new Set(['no_such_key', 'index_out_of_bounds']);

/** Evaluates an expression; never throws. */
export function runExpression(
  { run, text, analysis }: Expression,
  context: RuleContext,
): ExpressionResult {
  try {
    return { outcome: 'value', value: run(context) };
  } catch (error) {
    if (!(error instanceof EvaluationError)) {
      const { message } = toError(error);
      return { outcome: 'error', code: 'engine_error', message };
    }
    if (!absentCodes.has(error.code)) {
      const { code, summary: message } = error;
      return { outcome: 'error', code, message };
    }
    const missing = missingPaths(analysis.requiredPaths, context);
    if (missing.length === 0 && error.node) {
      // Inside a list: the text says it best, such as `slo.target`.
      const { start, end } = error.node.range;
      missing.push(text.slice(start, end));
    }
    return {
      outcome: 'unknown',
      message: `${missing.join(', ')} is not known`,
      missing,
    };
  }
}

function missingPaths(
  paths: readonly string[][],
  { facts, entity }: RuleContext,
): string[] {
  const missing = new Set<string>();
  for (const path of paths) {
    const length = presentLength({ facts, entity }, path);
    if (length < path.length) {
      missing.add(formatPath(path.slice(0, length + 1)));
    }
  }
  return [...missing];
}

/** How many steps of a path lead to something. */
function presentLength(root: object, path: readonly string[]): number {
  let value: unknown = root;
  for (const [index, name] of path.entries()) {
    if (value instanceof Map) {
      value = value.get(name);
    } else if (typeof value === 'object' && value !== null) {
      value = Reflect.get(value, name);
    } else {
      return index;
    }
    if (value === undefined) {
      return index;
    }
  }
  return path.length;
}
