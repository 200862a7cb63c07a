import { Labels } from '@guildhall/plugin-monitor-coverage-common';

/** Equal sets of labels have equal keys. */
export function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort());
}

/** Each set of labels once. */
export function distinct(sets: readonly Labels[]): Labels[] {
  return [...new Map(sets.map(labels => [keyOf(labels), labels])).values()];
}
