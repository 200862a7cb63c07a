import { ASTNode } from '@marcbachmann/cel-js';
import { FactFieldSchema } from '../factSchema';
import { fieldAt } from '../fields';
import { RuleProblem } from '../types';
import { Chain, chainOf, childrenOf } from './ast';
import { callProblem, comprehensions } from './policy';

const maxNestedComprehensions = 2;

/** What can be told from the text of an expression alone. */
export interface Analysis {
  /** The paths under `facts` and `entity`, root included, in the order of the text. */
  paths: string[][];
  /** The paths without which the expression may have no value. */
  requiredPaths: string[][];
  /** Each `has(...)` and what is in it. */
  hasCalls: Array<{ call: ASTNode; argument: ASTNode }>;
  readsTime: boolean;
  problems: RuleProblem[];
}

/** The variables of an expression, but for `now`, which is a timestamp. */
export type Variables = Readonly<Record<'facts' | 'entity', FactFieldSchema>>;

interface Scope {
  bound: ReadonlySet<string>;
  /** Comprehensions around this place. */
  depth: number;
  inHas: boolean;
}

/** Finds what an expression reads, and refuses what no rule may do. */
export function analyze(ast: ASTNode, variables: Variables): Analysis {
  const analysis: Analysis = {
    paths: [],
    requiredPaths: [],
    hasCalls: [],
    readsTime: false,
    problems: [],
  };

  function refuse(code: string, message: string, node: ASTNode) {
    const { start, end } = node.range;
    analysis.problems.push({ code, message, range: { start, end } });
  }

  function visitChain({ root, members }: Chain, node: ASTNode, scope: Scope) {
    if (scope.bound.has(root)) {
      return;
    }
    if (root === 'now') {
      analysis.readsTime = true;
    } else if (root !== 'facts' && root !== 'entity') {
      refuse(
        'unknown_variable',
        `'${root}' is not a variable; a rule reads facts, entity and now`,
        node,
      );
    } else if (members.length === 0) {
      refuse(
        'bare_variable',
        `name a field of ${root}, such as ${
          root === 'facts' ? 'facts.<source>.<field>' : 'entity.spec.owner'
        }`,
        node,
      );
    } else {
      const path = [root, ...members];
      analysis.paths.push(path);
      // has(facts.source.field) is false without the field, but unknown
      // without the source.
      const required = scope.inHas ? path.slice(0, -1) : path;
      if (required.length > 1) {
        analysis.requiredPaths.push(required);
      }
    }
  }

  // The members of an object are named, so that it is known which are read.
  function visitIndex(receiver: ASTNode, index: ASTNode, node: ASTNode) {
    if (index.op === 'value') {
      return;
    }
    const chain = chainOf(receiver);
    const type =
      chain && (chain.root === 'facts' || chain.root === 'entity')
        ? fieldAt(variables[chain.root], chain.members)?.type
        : undefined;
    if (type !== 'list' && type !== 'map') {
      refuse(
        'computed_index',
        'only a list or a map of a fact can be indexed by a computed value',
        node,
      );
    }
  }

  function visitComprehension(
    node: ASTNode & { op: 'rcall' },
    scope: Scope,
  ): void {
    const [, receiver, [variable, ...steps]] = node.args;
    visit(receiver, scope);
    if (variable.op !== 'id') {
      refuse('invalid_variable', 'a variable name is needed here', variable);
      return;
    }
    const name = variable.args;
    if (name === 'facts' || name === 'entity' || name === 'now') {
      refuse(
        'shadowed_variable',
        `'${name}' is taken; choose another name`,
        variable,
      );
    }
    const depth = scope.depth + 1;
    if (depth > maxNestedComprehensions) {
      refuse(
        'comprehension_depth',
        `at most ${maxNestedComprehensions} of all, exists, exists_one, map and filter can stand inside each other`,
        node,
      );
    }
    const bound = new Set(scope.bound).add(name);
    for (const step of steps) {
      visit(step, { ...scope, bound, depth });
    }
  }

  function visit(node: ASTNode, scope: Scope): void {
    const chain = chainOf(node);
    if (chain) {
      visitChain(chain, node, scope);
      return;
    }
    const problem = callProblem(node);
    if (problem) {
      refuse(problem.code, problem.message, node);
      return;
    }
    if (node.op === 'rcall' && comprehensions.has(node.args[0])) {
      visitComprehension(node, scope);
      return;
    }
    let inner = scope;
    if (node.op === 'call') {
      const [name, [argument]] = node.args;
      if (name === 'has' && argument) {
        analysis.hasCalls.push({ call: node, argument });
        inner = { ...scope, inHas: true };
      } else if (name === 'daysSince') {
        analysis.readsTime = true;
      }
    } else if (node.op === '[]') {
      visitIndex(node.args[0], node.args[1], node);
    }
    for (const child of childrenOf(node)) {
      visit(child, inner);
    }
  }

  visit(ast, { bound: new Set(), depth: 0, inHas: false });
  return analysis;
}
