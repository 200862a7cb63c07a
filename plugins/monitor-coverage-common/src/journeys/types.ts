import { Reason } from '../reasons';
import { CellRung, Signal } from '../vocabulary';
import { Waiver } from '../api/parts';

/**
 * A document of kind Journey: what a group of people does, as a path through
 * the parts.
 *
 * @public
 */
export interface JourneyDefinition {
  name: string;
  title: string;
  description?: string;
  /** An entity ref. */
  owner?: string;
  steps: Array<{ title: string; parts: string[] }>;
  /** Where it is written, for people. */
  origin: string;
}

/**
 * What a part says about others; all are entity refs.
 *
 * @public
 */
export interface GraphPart {
  entityRef: string;
  dependsOn: string[];
  consumesApis: string[];
  providesApis: string[];
}

/**
 * As much of a cell as its weakness depends on.
 *
 * @public
 */
export interface WeighedCell {
  signal: Signal;
  rung: CellRung;
  reasons: Reason[];
  waiver?: Waiver;
}

/**
 * The worst watched signal that something passes.
 *
 * @public
 */
export interface WeakPoint {
  entityRef: string;
  signal: Signal;
  rung: CellRung;
  reasons: Reason[];
  /** From where one started to the weak part, both included. */
  path: string[];
}
