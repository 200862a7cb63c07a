import { SyntaxNode } from '@lezer/common';
import { binaryOf, childrenOf, unwrap } from './nodes';

const secondsOf: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** A number, or a duration as its seconds. */
function readNumber(literal: string): number | undefined {
  const negative = literal.startsWith('-');
  const plain = literal.replace(/^[+-]/, '').replace(/_/g, '');
  const sign = negative ? -1 : 1;
  if (/^inf$/i.test(plain)) return sign * Infinity;
  if (/^(\d+(ms|[smhdwy]))+$/.test(plain)) {
    let seconds = 0;
    for (const [, amount, unit] of plain.matchAll(/(\d+)(ms|[smhdwy])/g)) {
      seconds += Number(amount) * secondsOf[unit];
    }
    return sign * seconds;
  }
  const value = Number(plain);
  return Number.isNaN(value) ? undefined : sign * value;
}

const operations: Record<string, (left: number, right: number) => number> = {
  Add: (left, right) => left + right,
  Sub: (left, right) => left - right,
  Mul: (left, right) => left * right,
  Div: (left, right) => left / right,
  Mod: (left, right) => left % right,
  Pow: (left, right) => left ** right,
};

/** The number that an expression of numbers only has, such as `0.8 * 1024`. */
export function constantOf(
  node: SyntaxNode,
  text: (node: SyntaxNode) => string,
  depth = 0,
): number | undefined {
  if (depth > 50) return undefined;
  const inner = unwrap(node);
  if (inner.name === 'NumberDurationLiteral') return readNumber(text(inner));
  if (inner.name === 'UnaryExpr') {
    const [operator, operand] = childrenOf(inner);
    const value = operand && constantOf(operand, text, depth + 1);
    if (value === undefined) return undefined;
    return text(operator) === '-' ? -value : value;
  }
  const binary = binaryOf(inner);
  const operation = binary && operations[binary.operator];
  if (!operation) return undefined;
  const left = constantOf(binary.left, text, depth + 1);
  const right = constantOf(binary.right, text, depth + 1);
  return left === undefined || right === undefined
    ? undefined
    : operation(left, right);
}
