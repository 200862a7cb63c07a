import { Signal } from '../../vocabulary';

/** What a part is, as far as its exporters depend on it. */
export type Family =
  | 'service'
  | 'website'
  | 'database'
  | 'cache'
  | 'queue'
  | 'object-store'
  | 'secret-store'
  | 'third-party'
  | 'job'
  | 'certificate';

/**
 * Writes a selector of the part's series of a metric, with further matchers
 * such as `state="active"`.
 */
export type Select = (metric: string, matchers?: string) => string;

/** How Prometheus writes a value for people. */
export type ValueFormat = 'Percentage' | 'Duration' | '1024' | '';

/** Series of a unit test, in the notation of promtool. */
export interface TestSeries {
  metric: string;
  labels?: Record<string, string>;
  /** Values that make the alert fire. */
  firing: string;
  /** Values of a good day. */
  quiet: string;
}

/** A rule that would watch a signal of any part of some families. */
export interface RuleTemplate {
  /** Unique in the library. */
  id: string;
  families: readonly Family[];
  /** Tags of parts that it is for; all, if absent. */
  technologies?: readonly string[];
  signal: Signal;
  /** For people: what it watches. */
  title: string;
  /** What follows the part's name in the alert's name. */
  alert: string;
  /** Where its metrics come from. */
  source: string;
  /** The first is the one whose absence is watched, too. */
  metrics: readonly [string, ...string[]];
  expression(select: Select): string;
  /** How long it has to hold. */
  duration: string;
  severity: 'critical' | 'warning';
  /** Says what is wrong with a part; the value is written by Prometheus. */
  summary(part: string, value: string): string;
  format: ValueFormat;
  /** What was taken for granted and may have to be changed. */
  note?: string;
  test: {
    interval?: string;
    series: readonly TestSeries[];
    at: string;
    /** How the value is written then. */
    value: string;
  };
}
