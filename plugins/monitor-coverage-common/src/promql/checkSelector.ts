import { SyntaxNode } from '@lezer/common';
import { readSelector } from './readSelector';
import { LabelMatcher } from './types';

/** A pattern of RE2, which Prometheus uses, as far as it can be told here. */
function compile(pattern: string): RegExp | undefined {
  // RE2 has no look-around and no references back.
  if (/\(\?(=|!|<=|<!)|\\[1-9]/.test(pattern)) return undefined;
  const translated = pattern
    .replace(/\\Q(.*?)(\\E|$)/gs, 'q')
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:');
  try {
    return new RegExp(`^(?:${translated})$`);
  } catch {
    return undefined;
  }
}

/** Whether a series without the label does not fit, as Prometheus tries it. */
function demands({ operator, value }: LabelMatcher): boolean {
  if (operator === '!=') return value === '';
  const fitsNothing = compile(value)?.test('') ?? false;
  return operator === '=~' ? !fitsNothing : fitsNothing;
}

/** What is wrong with a selector, if anything is. */
export function checkSelector(
  node: SyntaxNode,
  text: (node: SyntaxNode) => string,
): string | undefined {
  const { selector, matchers } = readSelector(node, text);
  const broken = matchers.find(
    ({ operator, value }) => operator !== '!=' && !compile(value),
  );
  if (broken) {
    return `${JSON.stringify(broken.value)} is not a regular expression`;
  }
  const metric = node.getChild('Identifier');
  if (metric && text(metric) !== selector.metric) {
    return 'a selector has one metric name only';
  }
  const values = [selector.metric, ...Object.values(selector.labels)];
  if (values.every(value => value === '') && !matchers.some(demands)) {
    return 'a selector has to demand a value of some label';
  }
  return undefined;
}
