import { SyntaxNode } from '@lezer/common';

/** The parts of an expression, without comments and what could not be read. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && !child.type.isError) {
      children.push(child);
    }
  }
  return children;
}

/** What is in the parentheses around an expression, however many. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.name === 'ParenExpr') {
    const [inner] = childrenOf(current);
    if (!inner) break;
    current = inner;
  }
  return current;
}

/** An operation on two expressions. */
export interface Binary {
  left: SyntaxNode;
  operator: string;
  isBool: boolean;
  right: SyntaxNode;
}

/** The node as an operation on two expressions, if it is one. */
export function binaryOf(node: SyntaxNode): Binary | undefined {
  if (node.name !== 'BinaryExpr') return undefined;
  const children = childrenOf(node);
  if (children.length < 3) return undefined;
  const modifier = children.find(({ name }) => name === 'BoolModifier');
  return {
    left: children[0],
    operator: children[1].name,
    isBool: Boolean(modifier?.getChild('Bool')),
    right: children[children.length - 1],
  };
}

/** The name and the arguments of a call, or of an aggregation. */
export function callOf(
  node: SyntaxNode,
): { name: SyntaxNode; args: SyntaxNode[] } | undefined {
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return undefined;
  }
  const name =
    node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp');
  const body = node.getChild('FunctionCallBody');
  return name && body ? { name, args: childrenOf(body) } : undefined;
}
