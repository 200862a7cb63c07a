import { ASTNode } from '@marcbachmann/cel-js';

/** A chain of members that starts at a variable: `facts.repository['a b']`. */
export interface Chain {
  root: string;
  members: string[];
}

/** The chain that a node is; undefined if it is anything else. */
export function chainOf(node: ASTNode): Chain | undefined {
  const members: string[] = [];
  let current = node;
  while (current.op !== 'id') {
    if (current.op === '.') {
      members.unshift(current.args[1]);
    } else if (current.op === '[]') {
      const index = current.args[1];
      if (index.op !== 'value' || typeof index.args !== 'string') {
        return undefined;
      }
      members.unshift(index.args);
    } else {
      return undefined;
    }
    current = current.args[0];
  }
  return { root: current.args, members };
}

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '!_':
    case '-_':
      return [node.args];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

/** The first node below a root, or the root, that satisfies a condition. */
export function findNode(
  root: ASTNode,
  condition: (node: ASTNode) => boolean,
): ASTNode | undefined {
  if (condition(root)) {
    return root;
  }
  for (const child of childrenOf(root)) {
    const found = findNode(child, condition);
    if (found) {
      return found;
    }
  }
  return undefined;
}
