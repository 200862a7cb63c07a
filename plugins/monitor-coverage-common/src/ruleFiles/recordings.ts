import { Selector } from '../monitors';
import { ParsedPromql, parsePromql } from '../promql';
import { RecordingIndex } from './types';

/** More than a rule of a person reads, however it is computed. */
const MAX_SELECTORS = 200;

/**
 * Prepares `expandRecordings`. Several rules may record the same metric.
 *
 * @public
 */
export function indexRecordings(
  recordings: Iterable<{
    name: string;
    expression: string;
    /** The expression, where it has been parsed already. */
    parsed?: ParsedPromql;
  }>,
): RecordingIndex {
  const index = new Map<string, Selector[]>();
  for (const { name, expression, parsed } of recordings) {
    const { selectors } = parsed ?? parsePromql(expression);
    const known = index.get(name);
    if (known) known.push(...selectors);
    else index.set(name, [...selectors]);
  }
  return index;
}

/**
 * The selectors, and those that the recorded metrics among them are computed
 * from, through any number of recordings: at most a few hundred.
 *
 * @public
 */
export function expandRecordings(
  selectors: readonly Selector[],
  recordings: RecordingIndex,
): Selector[] {
  const expanded = [...selectors];
  const seen = new Set<string>();
  for (const { metric } of expanded) {
    if (seen.has(metric)) continue;
    seen.add(metric);
    for (const source of recordings.get(metric) ?? []) {
      if (expanded.length >= MAX_SELECTORS) return expanded;
      expanded.push(source);
    }
  }
  return expanded;
}
