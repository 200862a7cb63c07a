import { HumanDuration } from '@backstage/types';
import { Monitor } from '../monitors';
import { FindingKind } from '../vocabulary';

/**
 * From when on something about a monitor is worth looking at.
 *
 * @public
 */
export interface HygieneThresholds {
  /** Default: 3 days. */
  firingLong: HumanDuration;
  /** Default: 30 days. */
  silencedLong: HumanDuration;
  /** More firings than that a day, on average, are flapping. Default: 10. */
  flappingPerDay: number;
  /** Never nearer to the threshold than that. Default: 0.5. */
  neverApproached: number;
  /** How far back one must be able to see to say "never". Default: 7 days. */
  neverFired: HumanDuration;
}

/**
 * @public
 */
export interface InspectOptions {
  now: Date;
  /** The owner of a receiver, by the receiver's name. */
  ownerOf: (receiver: string) => string | undefined;
  thresholds?: Partial<HygieneThresholds>;
}

/**
 * What is wrong with a monitor: each kind at most once.
 *
 * @public
 */
export function inspectMonitor(
  _monitor: Monitor,
  _options: InspectOptions,
): { kind: FindingKind; message: string }[] {
  return [];
}
