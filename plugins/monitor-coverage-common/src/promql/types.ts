import { Selector } from '../monitors';

/**
 * What an expression compares with a number, if it is one comparison that
 * decides. `5 < x` is given as `x > 5`.
 *
 * @public
 */
export interface Comparison {
  operator: '==' | '!=' | '>' | '<' | '>=' | '<=';
  threshold: number;
  /** The expression whose values are compared. */
  left: string;
}

/**
 * A label matcher that is not an equality.
 *
 * @public
 */
export interface LabelMatcher {
  label: string;
  operator: '!=' | '=~' | '!~';
  value: string;
}

/**
 * One selector of an expression, with everything that it demands.
 *
 * @public
 */
export interface SeriesRead {
  selector: Selector;
  /** What it demands besides equality. */
  matchers: LabelMatcher[];
}

/**
 * What can be told about an expression without evaluating it.
 *
 * @public
 */
export interface ParsedPromql {
  /** What it reads; each once, in the order of the expression. */
  selectors: Selector[];
  /** The same with each selector's own matchers. */
  reads: SeriesRead[];
  /** The matchers of all selectors that demand something else than equality. */
  matchers: LabelMatcher[];
  /** The functions that it calls, each once. */
  functions: string[];
  comparison?: Comparison;
  /** Whether it gives something when what it reads is not there. */
  isAbsence: boolean;
  /** Whether it reads no series at all, as `vector(1)` does. */
  isConstant: boolean;
  /** The labels that its outermost aggregation keeps, if it names them. */
  groupsBy?: string[];
  /** Why it is no PromQL, and where; the rest tells what could be read. */
  problem?: { message: string; offset: number };
}
