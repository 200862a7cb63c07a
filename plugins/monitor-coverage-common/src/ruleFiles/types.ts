import { Labels, Selector } from '../monitors';

/**
 * A file and what it holds.
 *
 * @public
 */
export interface SourceFile {
  path: string;
  content: string;
}

/**
 * Something in a file that cannot be used, and where.
 *
 * @public
 */
export interface FileProblem {
  path: string;
  /** Counted from 1; absent when it concerns the file as a whole. */
  line?: number;
  message: string;
}

/**
 * A rule of a rule file that raises alerts.
 *
 * @public
 */
export interface AlertRule {
  path: string;
  line: number;
  group: string;
  name: string;
  expression: string;
  /** With the labels of its group. */
  labels: Labels;
  annotations: Labels;
  /** Why Prometheus would not load it. */
  problem?: string;
}

/**
 * A rule of a rule file that records a metric.
 *
 * @public
 */
export interface RecordingRule {
  path: string;
  line: number;
  group: string;
  /** The metric that it records. */
  name: string;
  expression: string;
  labels: Labels;
  /** Why Prometheus would not load it. */
  problem?: string;
}

/**
 * What a rule file holds.
 *
 * @public
 */
export interface ParsedRuleFile {
  alerts: AlertRule[];
  recordings: RecordingRule[];
  problems: FileProblem[];
}

/**
 * What a file of unit tests for `promtool test rules` holds.
 *
 * @public
 */
export interface ParsedRuleTests {
  /** The alerts that a test expects to fire, each with the tests that do. */
  tests: { alert: string; title: string; path: string }[];
  problems: FileProblem[];
}

/**
 * What each recorded metric is computed from, by its name.
 *
 * @public
 */
export type RecordingIndex = ReadonlyMap<string, readonly Selector[]>;
