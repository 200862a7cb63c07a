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
  /** The names of the monitors that watch it, on the side where some do. */
  monitors: string[];
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
    const watched = new Map<string, string[]>();
    for (const monitor of monitors.filter(({ problem }) => !problem)) {
      for (const { entityRef } of matchMonitor(index, monitor)) {
        const signals = needed.get(entityRef) ?? [];
        const match = classifySignal(monitor, signals);
        if (match) {
          const key = `${entityRef} ${match.signal}`;
          watched.set(key, [...(watched.get(key) ?? []), monitor.name]);
        }
      }
    }
    return (entityRef: string, signal: Signal): string[] => [
      ...new Set(watched.get(`${entityRef} ${signal}`)),
    ];
  };
  const rungOf = (monitors: string[]): Rung =>
    monitors.length > 0 ? 'rule' : 'none';

  const watchedBefore = watchedBy(before);
  const watchedAfter = watchedBy(after);
  return parts.flatMap(({ entityRef, signals }) =>
    signals
      .map(signal => {
        const was = watchedBefore(entityRef, signal);
        const is = watchedAfter(entityRef, signal);
        return {
          entityRef,
          signal,
          before: rungOf(was),
          after: rungOf(is),
          monitors: is.length > 0 ? is : was,
        };
      })
      .filter(change => change.before !== change.after),
  );
}
