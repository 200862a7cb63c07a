import { SyntaxNode } from '@lezer/common';
import { checkSelector } from './checkSelector';
import { argumentsOfFunction, parametersOf } from './functionTypes';
import { binaryOf, callOf, childrenOf } from './nodes';

type ValueType = 's' | 'v' | 'r' | 't';

const typeNames: Record<ValueType, string> = {
  s: 'a number',
  v: 'an instant vector',
  r: 'a range of time, such as x[5m]',
  t: 'a string',
};

const setOperators = new Set(['And', 'Or', 'Unless']);
const comparisonOperators = new Set(['Eql', 'Neq', 'Gtr', 'Lss', 'Gte', 'Lte']);

const readable = [
  'VectorSelector',
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
];

/** Deeper than any rule of a person; left unchecked rather than risk the stack. */
const MAX_DEPTH = 500;

/** Says what Prometheus would say to an expression that is well-formed only. */
export class TypeChecker {
  problem: { message: string; offset: number } | undefined;

  constructor(private readonly text: (node: SyntaxNode) => string) {}

  /** The type of an expression; undefined where something is wrong inside. */
  typeOf(node: SyntaxNode, depth = 0): ValueType | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const children = childrenOf(node);
    const first = (): ValueType | undefined =>
      children.length > 0 ? this.typeOf(children[0], depth + 1) : undefined;

    switch (node.name) {
      case 'NumberDurationLiteral':
        return 's';
      case 'StringLiteral':
        return 't';
      case 'VectorSelector':
        return this.checkSelector(node);
      case 'MatrixSelector':
        first();
        this.checkRead(children[0], ['VectorSelector']);
        return 'r';
      case 'SubqueryExpr':
        this.expect(children[0], 'v', 'A subquery reads', depth);
        return 'r';
      case 'OffsetExpr':
      case 'StepInvariantExpr': {
        const type = first();
        this.checkRead(children[0], readable);
        return type;
      }
      case 'ParenExpr':
        return first();
      case 'UnaryExpr': {
        const type = this.typeOf(children[1], depth + 1);
        if (type === 'r' || type === 't') {
          this.report(node, `${typeNames[type]} has no sign`);
        }
        return type;
      }
      case 'BinaryExpr':
        return this.checkBinary(node, depth);
      case 'FunctionCall':
      case 'AggregateExpr':
        return this.checkCall(node, depth);
      default:
        return undefined;
    }
  }

  private report(node: SyntaxNode, message: string) {
    this.problem ??= { message, offset: node.from };
  }

  private expect(
    node: SyntaxNode,
    expected: ValueType,
    what: string,
    depth: number,
  ) {
    const type = this.typeOf(node, depth + 1);
    if (type && type !== expected) {
      this.report(
        node,
        `${what} ${typeNames[expected]}, and this is ${typeNames[type]}`,
      );
    }
  }

  private checkSelector(node: SyntaxNode): ValueType {
    const message = checkSelector(node, this.text);
    if (message) this.report(node, message);
    return 'v';
  }

  /** A range and an offset belong to what is read, not to what is computed. */
  private checkRead(node: SyntaxNode, allowed: readonly string[]) {
    if (!allowed.includes(node.name)) {
      this.report(node, 'only what is read has a range or an offset');
    }
  }

  private checkBinary(node: SyntaxNode, depth: number): ValueType | undefined {
    const binary = binaryOf(node);
    if (!binary) return undefined;
    const left = this.typeOf(binary.left, depth + 1);
    const right = this.typeOf(binary.right, depth + 1);
    for (const [side, type] of [
      [binary.left, left],
      [binary.right, right],
    ] as const) {
      if (type === 'r' || type === 't') {
        this.report(side, `${typeNames[type]} cannot be calculated with`);
      } else if (type === 's' && setOperators.has(binary.operator)) {
        this.report(side, 'and, or, unless are for vectors, not for numbers');
      }
    }
    if (
      (left === 's' || right === 's') &&
      node.getChild('MatchingModifierClause') &&
      !setOperators.has(binary.operator)
    ) {
      this.report(node, 'labels are matched between vectors only');
    }
    if (left === 's' && right === 's') {
      if (comparisonOperators.has(binary.operator) && !binary.isBool) {
        this.report(node, 'two numbers are compared with bool only');
      }
      return 's';
    }
    return 'v';
  }

  private checkCall(node: SyntaxNode, depth: number): ValueType | undefined {
    const call = callOf(node);
    if (!call) return undefined;
    const name = this.text(call.name).toLocaleLowerCase('en-US');
    const isFunction = node.name === 'FunctionCall';
    const expected = isFunction
      ? argumentsOfFunction(name)
      : `${parametersOf[name] ?? ''}v`;
    this.checkArguments({ node, name, args: call.args, expected, depth });
    return isFunction && ['scalar', 'time', 'pi'].includes(name) ? 's' : 'v';
  }

  private checkArguments(call: {
    node: SyntaxNode;
    name: string;
    args: SyntaxNode[];
    expected: string;
    depth: number;
  }) {
    const { node, name, args, expected, depth } = call;
    const [required, optional = ''] = expected.replace('*', '').split('?');
    const types = required + optional;
    const repeats = expected.endsWith('*');
    const least = repeats ? required.length - 1 : required.length;
    if (args.length < least || (args.length > types.length && !repeats)) {
      const most = repeats || optional ? 'at least ' : '';
      this.report(
        node,
        `${name} takes ${most}${least} arguments, and this has ${args.length}`,
      );
      return;
    }
    args.forEach((arg, index) => {
      const type = types[Math.min(index, types.length - 1)];
      if (type === 's' || type === 'v' || type === 'r' || type === 't') {
        this.expect(arg, type, `${name} takes`, depth);
      }
    });
  }
}
