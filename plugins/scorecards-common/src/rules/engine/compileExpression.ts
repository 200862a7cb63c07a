import { Environment, ParseResult } from '@marcbachmann/cel-js';
import { RuleProblem } from '../types';
import { analyze, Analysis, Variables } from './analyze';
import { checkHasArguments } from './checkHasArguments';
import { explainError } from './explain';

const maxTextLength = 2_000;

/** An expression that the engine has parsed and checked. */
export interface Expression {
  text: string;
  /** Its type, in the engine's words. */
  type: string;
  analysis: Analysis;
  run: ParseResult;
}

export type ExpressionCompilation =
  | { ok: true; expression: Expression }
  | { ok: false; problems: RuleProblem[] };

/** Parses and checks one expression; never throws. */
export function compileExpression(
  environment: Environment,
  variables: Variables,
  text: string,
): ExpressionCompilation {
  if (text.length > maxTextLength) {
    return refuse({
      code: 'limit_exceeded',
      message: `an expression has at most ${maxTextLength} characters, got ${text.length}`,
      range: { start: maxTextLength, end: text.length },
    });
  }

  let run: ParseResult;
  try {
    run = environment.parse(text);
  } catch (error) {
    return refuse(explainError(error, text, variables));
  }

  const analysis = analyze(run.ast, variables);
  if (analysis.problems.length > 0) {
    return { ok: false, problems: analysis.problems };
  }

  const { valid, type, error } = run.check();
  const problems = checkHasArguments(
    environment,
    text,
    analysis.hasCalls,
    variables,
  );
  if (!valid || !type) {
    problems.unshift(explainError(error, text, variables, run.ast));
  }
  return type && problems.length === 0
    ? { ok: true, expression: { text, type, analysis, run } }
    : { ok: false, problems };
}

function refuse(problem: RuleProblem): ExpressionCompilation {
  return { ok: false, problems: [problem] };
}
