import { SyntaxNode } from '@lezer/common';
import { constantOf } from './constantOf';
import { binaryOf, callOf, childrenOf, unwrap } from './nodes';
import { Comparison } from './types';
import { unquote } from './unquote';

type Text = (node: SyntaxNode) => string;

const comparisons: Record<string, Comparison['operator']> = {
  Eql: '==',
  Neq: '!=',
  Gtr: '>',
  Lss: '<',
  Gte: '>=',
  Lte: '<=',
};

const flipped: Record<Comparison['operator'], Comparison['operator']> = {
  '==': '==',
  '!=': '!=',
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
};

/**
 * The comparison with a number that decides whether the expression gives
 * something. Undefined if there is none, or another that decides, too.
 */
export function readComparison(
  root: SyntaxNode,
  text: Text,
): Comparison | undefined {
  const found: (Comparison | undefined)[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const binary = binaryOf(unwrap(node));
    if (!binary) continue;
    const { left, right } = binary;
    if (binary.operator === 'And' || binary.operator === 'Or') {
      open.push(left, right);
    } else if (binary.operator === 'Unless') {
      open.push(left);
    }
    const operator = comparisons[binary.operator];
    if (!operator) continue;

    const threshold = constantOf(right, text);
    const compared = unwrap(threshold === undefined ? right : left);
    // `(x > bool 5) == 1` gives 0 or 1, which says nothing of how near x is.
    if (binaryOf(compared)?.isBool) {
      open.push(compared);
    } else if (threshold !== undefined) {
      found.push({ operator, threshold, left: text(compared) });
    } else {
      const number = constantOf(left, text);
      found.push(
        number === undefined
          ? undefined
          : {
              operator: flipped[operator],
              threshold: number,
              left: text(compared),
            },
      );
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

const absenceFunctions = new Set(['absent', 'absent_over_time']);

/** Whether the expression gives something when what it reads is not there. */
export function readsAbsence(root: SyntaxNode, text: Text): boolean {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const inner = unwrap(node);
    const call = callOf(inner);
    if (call && absenceFunctions.has(text(call.name))) return true;
    const binary = binaryOf(inner);
    if (!binary) continue;
    open.push(binary.left);
    // Only what is on either side of `or` is given by itself.
    if (binary.operator === 'Or') open.push(binary.right);
  }
  return false;
}

function labelOf(name: SyntaxNode, text: Text): string {
  return name.name === 'QuotedLabelName' ? unquote(text(name)) : text(name);
}

/** The labels that the outermost aggregation keeps, if it says so. */
export function readGrouping(
  root: SyntaxNode,
  text: Text,
): string[] | undefined {
  let node: SyntaxNode | undefined = root;
  while (node) {
    const inner: SyntaxNode = unwrap(node);
    if (inner.name === 'AggregateExpr') {
      const modifier = inner.getChild('AggregateModifier');
      if (modifier?.getChild('Without')) return undefined;
      const labels = modifier?.getChild('GroupingLabels');
      return labels ? childrenOf(labels).map(name => labelOf(name, text)) : [];
    }
    const binary = binaryOf(inner);
    const operands = binary
      ? [binary.left, binary.right]
      : callOf(inner)?.args ?? [];
    node = operands.find(each => constantOf(each, text) === undefined);
  }
  return undefined;
}
