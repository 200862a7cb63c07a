import { ASTNode } from '@marcbachmann/cel-js';
import { parseTimestamp } from '../parseTimestamp';

// The rule language is a closed list, so that it stays the same when the
// engine gains functions, and could be run by another engine. Left out on
// purpose: what is slow (regular expressions of JavaScript, cel.bind), what
// hides types (dyn), and what depends on the machine's time zone.
const functions = new Set([
  ...['has', 'size', 'matches', 'daysSince'],
  ...['int', 'double', 'string', 'timestamp', 'duration'],
]);

const methods = new Set([
  ...['size', 'startsWith', 'endsWith', 'contains'],
  ...['getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek'],
  ...['getHours', 'getMinutes', 'getSeconds'],
]);

/** The methods that run an expression for each item of a list. */
export const comprehensions: ReadonlySet<string> = new Set([
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
]);

const durationPattern = /^[-+]?(\d+(\.\d+)?(h|m|s|ms|us|ns))+$/;

export interface PolicyProblem {
  code: string;
  message: string;
}

/** Says why a call is not part of the rule language; undefined if it is. */
export function callProblem(node: ASTNode): PolicyProblem | undefined {
  if (node.op === 'rcall') {
    return methodProblem(node);
  }
  if (node.op === 'call') {
    return functionProblem(node);
  }
  return undefined;
}

function methodProblem(
  node: ASTNode & { op: 'rcall' },
): PolicyProblem | undefined {
  const [name, , parameters] = node.args;
  if (name === 'matches') {
    return {
      code: 'matches_receiver',
      message:
        'write matches(text, "pattern") instead of text.matches("pattern")',
    };
  }
  if (!methods.has(name) && !comprehensions.has(name)) {
    return {
      code: 'unknown_function',
      message: `'.${name}()' is not part of the rule language`,
    };
  }
  if (name.startsWith('get') && parameters.length > 0) {
    return {
      code: 'time_zone',
      message: `.${name}() takes no time zone: times are in UTC`,
    };
  }
  return undefined;
}

function functionProblem(
  node: ASTNode & { op: 'call' },
): PolicyProblem | undefined {
  const [name, [parameter]] = node.args;
  if (!functions.has(name)) {
    return {
      code: 'unknown_function',
      message: `'${name}()' is not part of the rule language`,
    };
  }
  const literal =
    parameter?.op === 'value' && typeof parameter.args === 'string'
      ? parameter.args
      : undefined;
  if (
    name === 'timestamp' &&
    (literal === undefined || !parseTimestamp(literal))
  ) {
    return {
      code: 'invalid_timestamp',
      message:
        'timestamp() needs a quoted RFC 3339 time, such as timestamp("2026-03-31T00:00:00Z"); facts of type timestamp are compared as they are',
    };
  }
  if (
    name === 'duration' &&
    (literal === undefined || !durationPattern.test(literal))
  ) {
    return {
      code: 'invalid_duration',
      message:
        'duration() needs a quoted duration in h, m, s or ms, such as duration("720h"); for days, compare daysSince()',
    };
  }
  return undefined;
}
