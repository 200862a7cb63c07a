import { ASTNode, Environment } from '@marcbachmann/cel-js';
import { RuleProblem } from '../types';
import { Analysis, Variables } from './analyze';
import { explainError } from './explain';

const before = '(size([';
const after = ']) > 0)';

/**
 * Checks what stands in `has(...)`, which the engine leaves unchecked, so that
 * a typing error would be "not there" for ever. Each call is replaced, in its
 * place and so with the same variables, by an expression of the same type that
 * the engine does check.
 */
export function checkHasArguments(
  environment: Environment,
  text: string,
  hasCalls: Analysis['hasCalls'],
  variables: Variables,
): RuleProblem[] {
  return hasCalls.flatMap(({ call, argument }) => {
    const replaced =
      text.slice(0, call.range.start) +
      before +
      textOf(argument) +
      after +
      text.slice(call.range.end);
    const shift = argument.range.start - call.range.start - before.length;
    const problem = check(environment, replaced, variables);
    if (!problem) {
      return [];
    }
    const range = {
      start: problem.range.start + shift,
      end: problem.range.end + shift,
    };
    // An error elsewhere is found where the rule itself is checked.
    return range.start >= argument.range.start &&
      range.end <= argument.range.end
      ? [{ ...problem, range }]
      : [];
  });
}

function check(
  environment: Environment,
  text: string,
  variables: Variables,
): RuleProblem | undefined {
  try {
    const parsed = environment.parse(text);
    const { error } = parsed.check();
    return error && explainError(error, text, variables, parsed.ast);
  } catch (error) {
    return explainError(error, text, variables);
  }
}

function textOf(node: ASTNode): string {
  return node.input.slice(node.range.start, node.range.end);
}
