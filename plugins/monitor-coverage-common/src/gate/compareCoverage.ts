import { classifySignal } from '../classify';
import {
  createPartIndex,
  matchMonitor,
  PartIdentity,
  PartIndexOptions,
} from '../match';
import { Monitor } from '../monitors';
import { Rung, Signal } from '../vocabulary';

/** @public */
export interface GatePart extends PartIdentity {
  /** The signals that it needs, without those that are waived. */
  signals: readonly Signal[];
}

/** @public */
export interface CompareCoverageOptions {
  parts: readonly GatePart[];
  before: readonly Monitor[];
  after: readonly Monitor[];
  /** As for `createPartIndex`. */
  index?: PartIndexOptions;
}

/**
 * A signal that a change of rules begins or ceases to watch. Rules alone get
 * no further than the rung `rule`.
 *
 * @public
 */
export interface CoverageChange {
  entityRef: string;
  signal: Signal;
  before: Rung;
  after: Rung;
}

/**
 * What a change of rules does to the coverage of parts, in their order. A rule
 * that Prometheus would not load watches nothing.
 *
 * @public
 */
export function compareCoverage(
  options: CompareCoverageOptions,
): CoverageChange[] {
  const { parts, before, after } = options;
  const index = createPartIndex(parts, options.index);
  const needed = new Map(
    parts.map(({ entityRef, signals }) => [entityRef, signals]),
  );
  const watchedBy = (monitors: readonly Monitor[]) => {
    const watched = new Map<string, Set<Signal>>();
    for (const monitor of monitors.filter(({ problem }) => !problem)) {
      for (const { entityRef } of matchMonitor(index, monitor)) {
        const signals = needed.get(entityRef) ?? [];
        const match = classifySignal(monitor, signals);
        if (match) {
          const known = watched.get(entityRef) ?? new Set();
          watched.set(entityRef, known.add(match.signal));
        }
      }
    }
    return (entityRef: string, signal: Signal): Rung =>
      watched.get(entityRef)?.has(signal) ? 'rule' : 'none';
  };

  const rungBefore = watchedBy(before);
  const rungAfter = watchedBy(after);
  return parts.flatMap(({ entityRef, signals }) =>
    signals
      .map(signal => ({
        entityRef,
        signal,
        before: rungBefore(entityRef, signal),
        after: rungAfter(entityRef, signal),
      }))
      .filter(change => change.before !== change.after),
  );
}
