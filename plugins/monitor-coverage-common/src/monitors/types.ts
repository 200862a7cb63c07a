import { Signal } from '../vocabulary';

/**
 * Names and values that identify a series, a monitor or an alert.
 *
 * @public
 */
export type Labels = Record<string, string>;

/**
 * A series that an expression reads: the metric's name and the labels that the
 * expression demands to be equal to something.
 *
 * @public
 */
export interface Selector {
  metric: string;
  labels: Labels;
}

/**
 * Whether what a monitor reads is measured at present. `unknown` is the answer
 * of a provider that cannot tell, for instance one that only reads files.
 *
 * @public
 */
export type SeriesState = 'live' | 'missing' | 'unknown';

/**
 * Where an alert of a monitor ends.
 *
 * @public
 */
export interface Receiver {
  name: string;
  /** False for a receiver that notifies nobody. */
  notifies: boolean;
}

/**
 * What may keep an alert of a monitor from being sent at some times: its route
 * is `muted` at times of a name, or sends `only-at` them, or it is `inhibited`
 * while there is an alert with the given matchers.
 *
 * @public
 */
export interface Interruption {
  kind: 'muted' | 'only-at' | 'inhibited';
  by: string;
}

/**
 * A period in which an alert of a monitor is not sent.
 *
 * @public
 */
export interface Silence {
  id: string;
  createdBy: string;
  comment: string;
  /** ISO 8601, as all times. */
  startsAt: string;
  endsAt: string;
}

/**
 * What a monitor did as far back as its provider can see.
 *
 * @public
 */
export interface MonitorActivity {
  /** How far back, in seconds. */
  window: number;
  /** How often it began to fire in that time. */
  firings: number;
  /** When it last fired, if it did in that time. */
  lastFiredAt?: string;
  /** Since when it has been firing without a break, if it is firing. */
  firingSince?: string;
  /**
   * How near it came to its threshold in that time: 1 is on it, 0.2 a fifth of
   * it. Absent where the expression has no single threshold.
   */
  closestApproach?: number;
}

/**
 * How a test of a monitor went: a unit test of its rule, or a drill.
 *
 * @public
 */
export interface MonitorTest {
  kind: 'rule-test' | 'drill';
  title: string;
  at?: string;
}

/**
 * A rule that watches something, as a provider has it now. Everything that a
 * provider cannot tell is left out, and is then unknown: it is never taken for
 * good or for bad.
 *
 * @public
 */
export interface Monitor {
  /** Stable within its provider, whatever the order of its answers. */
  id: string;
  name: string;
  /** Where it is defined: a file and group, or a page about it. */
  origin: { title: string; url?: string };
  expression: string;
  /** Whether it watches a threshold, an absence, or the alerting itself. */
  purpose: 'threshold' | 'absence' | 'watchdog';
  /** What its expression reads. */
  selectors: Selector[];
  /** The signal, where the provider knows it better than the metrics tell. */
  signal?: Signal;
  labels: Labels;
  annotations: Labels;
  /** Why it cannot be evaluated, if it cannot. */
  problem?: string;
  series: SeriesState;
  /**
   * The labels of the series that it reads, as far as they can name a part.
   * At most a few thousand.
   */
  seriesLabels?: Labels[];
  /** Where its alerts end; an empty list means nowhere. */
  receivers?: Receiver[];
  silences?: Silence[];
  /** Absent where nobody can tell. */
  interruptions?: Interruption[];
  activity?: MonitorActivity;
  tests?: MonitorTest[];
}

/**
 * Everything that a provider knows at one time.
 *
 * @public
 */
export interface MonitorSnapshot {
  monitors: Monitor[];
  /** The names of all metrics that it has; absent if it cannot tell. */
  metrics?: string[];
  /** What its operators should know: "no Alertmanager is connected". */
  notices?: string[];
  /** How far back it remembers, in seconds. */
  retention?: number;
}
