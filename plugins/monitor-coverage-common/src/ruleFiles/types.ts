import { Labels, Selector } from '../monitors';
import { ParsedPromql } from '../promql';

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
 * A rule of a rule file, whichever kind it is.
 *
 * @public
 */
export interface FileRule {
  path: string;
  line: number;
  group: string;
  /** Of the alert, or of the metric that it records. */
  name: string;
  expression: string;
  /** What its expression says. */
  parsed: ParsedPromql;
  /** With the labels of its group. */
  labels: Labels;
  /** Why Prometheus would not load it. */
  problem?: string;
}

/**
 * A rule of a rule file that raises alerts.
 *
 * @public
 */
export interface AlertRule extends FileRule {
  annotations: Labels;
}

/**
 * What a rule file holds.
 *
 * @public
 */
export interface ParsedRuleFile {
  alerts: AlertRule[];
  recordings: FileRule[];
  problems: FileProblem[];
}

/**
 * That a unit test expects an alert to fire.
 *
 * @public
 */
export interface RuleTest {
  path: string;
  title: string;
  alert: string;
  /** The labels that the alert is expected to have. */
  labels: Labels;
  /** The rule files that are tested, from the same folder as `path`; may have `*`. */
  ruleFiles: string[];
}

/**
 * What a file of unit tests for `promtool test rules` holds.
 *
 * @public
 */
export interface ParsedRuleTests {
  tests: RuleTest[];
  problems: FileProblem[];
}

/**
 * What each recorded metric is computed from, by its name.
 *
 * @public
 */
export type RecordingIndex = ReadonlyMap<string, readonly Selector[]>;
