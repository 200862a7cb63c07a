import { ASTNode } from '@marcbachmann/cel-js';
import { fieldAt, formatPath } from '../fields';
import { Variables } from './analyze';
import { chainOf } from './ast';

const maxNamesListed = 20;

/** Says that the member a node reads does not exist, and which ones do. */
export function describeUnknownField(
  node: ASTNode,
  variables: Variables,
): string {
  const chain = chainOf(node);
  if (!chain || (chain.root !== 'facts' && chain.root !== 'entity')) {
    const name = node.op === '.' ? node.args[1] : 'this';
    return `there is no field '${name}' here`;
  }
  const { root, members } = chain;
  const parentMembers = members.slice(0, -1);
  const parent = fieldAt(variables[root], parentMembers);
  const names = parent?.type === 'object' ? Object.keys(parent.fields) : [];
  const listed = [
    ...names.slice(0, maxNamesListed),
    ...(names.length > maxNamesListed ? ['…'] : []),
  ].join(', ');
  return root === 'facts' && members.length === 1
    ? `there is no source '${members[0]}'; the sources are: ${listed || 'none'}`
    : `there is no field '${formatPath([root, ...members])}'; ${formatPath([
        root,
        ...parentMembers,
      ])} has: ${listed}`;
}
