import { RE2JS } from '@bufbuild/re2';
import { Labels } from '../monitors';

/**
 * What a route or a silence demands of a label of an alert. A label that is
 * not there is an empty one.
 *
 * @public
 */
export interface AlertMatcher {
  label: string;
  operator: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** Alertmanager's own engine, which no expression can keep busy. */
const compiled = new Map<string, RE2JS>();
const MAX_COMPILED = 1_000;

/**
 * @throws RE2JSException if the value is no regular expression.
 *
 * @public
 */
export function matchesLabel(matcher: AlertMatcher, labels: Labels): boolean {
  const value = labels[matcher.label] ?? '';
  switch (matcher.operator) {
    case '=':
      return value === matcher.value;
    case '!=':
      return value !== matcher.value;
    case '=~':
      return compile(matcher.value).matches(value);
    default:
      return !compile(matcher.value).matches(value);
  }
}

/** @public */
export function matchesAll(
  matchers: readonly AlertMatcher[],
  labels: Labels,
): boolean {
  return matchers.every(matcher => matchesLabel(matcher, labels));
}

/** Expressions are few and used for every alert. */
function compile(expression: string): RE2JS {
  const known = compiled.get(expression);
  if (known) {
    return known;
  }
  const regex = RE2JS.compile(expression);
  if (compiled.size >= MAX_COMPILED) {
    compiled.clear();
  }
  compiled.set(expression, regex);
  return regex;
}
