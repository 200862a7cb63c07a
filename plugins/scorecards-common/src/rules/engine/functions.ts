import { toError } from '@backstage/errors';
import {
  ASTNode,
  Environment,
  ParseError,
  TypeDeclaration,
} from '@marcbachmann/cel-js';
import { RE2JS } from '@bufbuild/re2';
import { timestampType } from './engineTypes';

const maxPatternLength = 256;
const maxSubjectLength = 10_000;
const millisecondsPerDay = 86_400_000;

// What the engine gives a macro; its own type definitions leave this open.
interface MacroCall {
  ast: ASTNode;
  args: ASTNode[];
}
interface Checker {
  check(node: ASTNode, scope: unknown): TypeDeclaration;
  getType(name: string): TypeDeclaration;
  createError(code: string, message: string, node: ASTNode): Error;
}
interface Evaluator {
  run(node: ASTNode, scope: unknown): unknown;
  createError(code: string, message: string, node: ASTNode): Error;
}
interface Scope {
  getValue(name: string): unknown;
}

/** Adds the functions of the rule language that CEL does not have. */
export function registerFunctions(environment: Environment): void {
  environment.registerFunction('matches(ast, ast): bool', matches);
  environment.registerFunction('daysSince(ast): double', daysSince);
}

/**
 * `matches(subject, "pattern")`. The engine's own `subject.matches(pattern)`
 * runs JavaScript's regular expressions, which some patterns hang; RE2 takes
 * linear time. Its compiler has slow patterns too, so the pattern is short and
 * a literal, compiled when the rule is loaded.
 */
function matches({ ast, args: [subject, pattern] }: MacroCall) {
  const regularExpression = compilePattern(pattern);
  return {
    async: false,
    typeCheck(checker: Checker, _macro: unknown, scope: unknown) {
      const type = checker.check(subject, scope);
      if (type.name !== 'string') {
        throw checker.createError(
          'no_matching_overload',
          `matches() needs a string, got ${type.name}`,
          subject,
        );
      }
      return checker.getType('bool');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, scope: unknown) {
      const text = String(evaluator.run(subject, scope));
      if (text.length > maxSubjectLength) {
        throw evaluator.createError(
          'subject_too_long',
          `matches() takes at most ${maxSubjectLength} characters`,
          ast,
        );
      }
      return regularExpression.test(text);
    },
  };
}

function compilePattern(node: ASTNode): RE2JS {
  if (node.op !== 'value' || typeof node.args !== 'string') {
    throw new ParseError({
      code: 'matches_literal_only',
      message: 'the pattern of matches() must be a quoted text',
      node,
    });
  }
  if (node.args.length > maxPatternLength) {
    throw new ParseError({
      code: 'limit_exceeded',
      message: `the pattern of matches() has at most ${maxPatternLength} characters`,
      node,
    });
  }
  try {
    return RE2JS.compile(node.args);
  } catch (cause) {
    throw new ParseError({
      code: 'invalid_regular_expression',
      message: `not a regular expression of RE2: ${toError(cause).message}`,
      node,
      cause,
    });
  }
}

/** `daysSince(timestamp)`: the days from then to `now`, with their fraction. */
function daysSince({ args: [timestamp] }: MacroCall) {
  return {
    async: false,
    typeCheck(checker: Checker, _macro: unknown, scope: unknown) {
      const type = checker.check(timestamp, scope);
      if (type.name !== timestampType) {
        throw checker.createError(
          'no_matching_overload',
          `daysSince() needs a timestamp, got ${type.name}`,
          timestamp,
        );
      }
      return checker.getType('double');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, scope: Scope) {
      const then = evaluator.run(timestamp, scope);
      return (
        (Number(scope.getValue('now')) - Number(then)) / millisecondsPerDay
      );
    },
  };
}
