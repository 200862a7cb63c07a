import { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { Selector } from '../monitors';
import { checkSize } from './checkSize';
import { TypeChecker } from './checkTypes';
import { readComparison, readGrouping, readsAbsence } from './readComparison';
import { readSelector } from './readSelector';
import { LabelMatcher, ParsedPromql, SeriesRead } from './types';

type Problem = NonNullable<ParsedPromql['problem']>;

const strictParser = parser.configure({ strict: true });

/** Up to here, what can be read of an expression that is broken is read. */
const MAX_BROKEN_LENGTH = 1_000;

function describeError(expression: string, offset: number): Problem {
  const rest = expression.slice(offset).trimStart();
  if (!rest) {
    return { message: 'the expression ends too early', offset };
  }
  const [called] = /[a-zA-Z_]\w*\s*$/.exec(expression.slice(0, offset)) ?? [];
  if (called && rest.startsWith('(')) {
    return {
      message: `${called.trim()} is not a function of PromQL`,
      offset: offset - called.length,
    };
  }
  const [word] = /^(\w+|.)/su.exec(rest) ?? [''];
  return { message: `did not expect ${JSON.stringify(word)}`, offset };
}

/** Parses as far as the grammar goes, in a time that the length bounds. */
function parseTree(expression: string): { tree?: Tree; problem?: Problem } {
  const tooLarge = checkSize(expression);
  if (tooLarge) return { problem: tooLarge };
  try {
    return { tree: strictParser.parse(expression) };
  } catch (error) {
    // The parser tells where it stopped in its message only.
    const [, at = '0'] = /(\d+)$/.exec(String(error)) ?? [];
    const problem = describeError(expression, Number(at));
    return expression.length > MAX_BROKEN_LENGTH
      ? { problem }
      : { tree: parser.parse(expression), problem };
  }
}

/** Collects each distinct value once, in the order in which they come. */
class Distinct<T> {
  private readonly byKey = new Map<string, T>();

  add(key: string, value: T) {
    if (!this.byKey.has(key)) this.byKey.set(key, value);
  }

  values(): T[] {
    return [...this.byKey.values()];
  }
}

/**
 * Reads a PromQL expression. Never throws, whatever it is given: what is wrong
 * is the result's `problem`.
 *
 * @public
 */
export function parsePromql(expression: string): ParsedPromql {
  const { tree, problem } = parseTree(expression);
  if (!tree) {
    return {
      selectors: [],
      reads: [],
      matchers: [],
      functions: [],
      isAbsence: false,
      isConstant: false,
      problem,
    };
  }

  const text = (node: SyntaxNode) => expression.slice(node.from, node.to);
  const selectors = new Distinct<Selector>();
  const reads = new Distinct<SeriesRead>();
  const matchers = new Distinct<LabelMatcher>();
  const functions = new Distinct<string>();
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') {
        const found = readSelector(node, text);
        selectors.add(JSON.stringify(found.selector), found.selector);
        reads.add(JSON.stringify(found), found);
        found.matchers.forEach(each =>
          matchers.add(JSON.stringify(each), each),
        );
      } else if (name === 'FunctionIdentifier' || name === 'AggregateOp') {
        const called = text(node).toLocaleLowerCase('en-US');
        functions.add(called, called);
      }
    },
  });

  const parsed = {
    selectors: selectors.values(),
    reads: reads.values(),
    matchers: matchers.values(),
    functions: functions.values(),
  };
  const root = tree.topNode.firstChild;
  if (problem || !root) {
    return { ...parsed, isAbsence: false, isConstant: false, problem };
  }
  const expressionNode =
    root.name === 'LineComment' ? tree.topNode.lastChild! : root;
  const checker = new TypeChecker(text);
  const type = checker.typeOf(expressionNode);
  if (type === 'r' || type === 't') {
    checker.problem ??= {
      message: 'an expression has to give numbers for a point in time',
      offset: 0,
    };
  }
  return {
    ...parsed,
    comparison: readComparison(expressionNode, text),
    isAbsence: readsAbsence(expressionNode, text),
    isConstant: parsed.selectors.length === 0,
    groupsBy: readGrouping(expressionNode, text),
    problem: checker.problem,
  };
}
