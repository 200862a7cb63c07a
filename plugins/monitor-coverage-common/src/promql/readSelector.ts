import { SyntaxNode } from '@lezer/common';
import { Selector } from '../monitors';
import { LabelMatcher } from './types';
import { unquote } from './unquote';

const METRIC_LABEL = '__name__';

type Text = (node: SyntaxNode) => string;

const operators: Record<string, LabelMatcher['operator'] | '='> = {
  '=': '=',
  '!=': '!=',
  '=~': '=~',
  '!~': '!~',
};

interface Matcher {
  label: string;
  operator: LabelMatcher['operator'] | '=';
  value: string;
}

function readMatcher(node: SyntaxNode, text: Text): Matcher | undefined {
  const quoted = node.getChild('QuotedLabelName');
  const name = quoted ?? node.getChild('LabelName');
  const match = node.getChild('MatchOp');
  const value = node.getChild('StringLiteral');
  const operator = match && operators[text(match)];
  if (!name || !operator || !value) return undefined;
  return {
    label: quoted ? unquote(text(quoted)) : text(name),
    operator,
    value: unquote(text(value)),
  };
}

/** What a selector demands of the series. */
export function readSelector(
  node: SyntaxNode,
  text: Text,
): { selector: Selector; matchers: LabelMatcher[] } {
  const identifier = node.getChild('Identifier');
  const selector: Selector = {
    metric: identifier ? text(identifier) : '',
    labels: {},
  };
  const matchers: LabelMatcher[] = [];

  const list = node.getChild('LabelMatchers');
  for (let child = list?.firstChild; child; child = child.nextSibling) {
    if (child.name === 'QuotedLabelName') {
      selector.metric = unquote(text(child));
      continue;
    }
    const matcher = readMatcher(child, text);
    if (!matcher) continue;
    const { label, operator, value } = matcher;
    if (operator !== '=') matchers.push({ label, operator, value });
    else if (label === METRIC_LABEL) selector.metric = value;
    else selector.labels[label] = value;
  }
  return { selector, matchers };
}
