import { toError } from '@backstage/errors';
import { ASTNode, ParseError, TypeError } from '@marcbachmann/cel-js';
import { RuleProblem } from '../types';
import { Variables } from './analyze';
import { childrenOf, findNode } from './ast';
import { describeUnknownField } from './describeUnknownField';

const rewordings: Array<[RegExp, string]> = [
  [/google\.protobuf\.Timestamp/g, 'timestamp'],
  [/google\.protobuf\.Duration/g, 'duration'],
  [/^no such overload: /, 'there is no operation '],
  [/^found no matching overload for /, 'there is no function '],
  [/^Unexpected token: EOF$/, 'the expression ends too early'],
  [/^Unexpected character: =$/, "unexpected '='; to compare, write =="],
  [/^Exceeded (\w+) \((\d+)\)$/, 'the expression is too large ($1 is $2)'],
];

/** Says in a check author's words what the engine found wrong. */
export function explainError(
  error: unknown,
  text: string,
  variables: Variables,
  ast?: ASTNode,
): RuleProblem {
  const whole = { start: 0, end: text.length };
  if (!(error instanceof ParseError || error instanceof TypeError)) {
    // The engine throws plain errors for a few shapes, such as [].all(...).
    const { message } = toError(error);
    return { code: 'invalid_rule', message, range: whole };
  }
  // An unknown member is pointed at by its name, all else as a whole.
  const range = error.code === 'no_such_key' ? error.range : error.node?.range;
  const { start, end } = range ?? error.range ?? whole;
  return {
    code: error.code,
    message: messageOf(error, variables, ast),
    range: { start, end: Math.max(end, start) },
  };
}

function messageOf(
  error: ParseError | TypeError,
  variables: Variables,
  ast: ASTNode | undefined,
): string {
  const node = ast && findNode(ast, candidate => candidate === error.node);
  if (node && error.code === 'no_such_key') {
    return describeUnknownField(node, variables);
  }
  const message = plainTypeNames(error.summary);
  return node && error.code === 'no_such_overload'
    ? `${message}${numberHint(node, message)}`
    : message;
}

/** Names types as the schemas of sources do, and operations as people do. */
export function plainTypeNames(message: string): string {
  return rewordings.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    message,
  );
}

// 80 is an int and 80.0 a double, and CEL does not compare the two for
// equality or calculate with both: the mistake that everybody makes first.
function numberHint(node: ASTNode, message: string): string {
  if (!/double/.test(message) || !/\bint\b/.test(message)) {
    return '';
  }
  const intLiteral = childrenOf(node)
    .flatMap(child => (child.op === 'list' ? child.args : [child]))
    .find(child => child.op === 'value' && typeof child.args === 'bigint');
  return intLiteral
    ? `: ${intLiteral.args} is an int, write ${intLiteral.args}.0`
    : ': convert one side with double(...) or int(...)';
}
