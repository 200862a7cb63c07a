import { Gap } from '@guildhall/plugin-monitor-coverage-common';

/** A part with the signals of it that nobody would hear of. */
export interface UnwatchedPart {
  part: Gap;
  gaps: Gap[];
}

/** Gaps by the part that they are of, in the order of the first of each. */
export function groupByPart(gaps: readonly Gap[]): UnwatchedPart[] {
  const parts = new Map<string, UnwatchedPart>();
  for (const gap of gaps) {
    const known = parts.get(gap.entityRef);
    if (known) {
      known.gaps.push(gap);
    } else {
      parts.set(gap.entityRef, { part: gap, gaps: [gap] });
    }
  }
  return [...parts.values()];
}
