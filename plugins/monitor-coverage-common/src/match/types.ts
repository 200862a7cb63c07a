import { Reason } from '../reasons';
import { MatchKind } from '../vocabulary';

/**
 * How a part of the catalog can be recognised in monitors.
 *
 * @public
 */
export interface PartIdentity {
  /** A full entity ref. */
  entityRef: string;
  /** What else it is called where it is measured. */
  aliases?: readonly string[];
  /** The annotations of the entity; those of `prometheus.io` are read. */
  annotations?: Readonly<Record<string, string>>;
}

/**
 * @public
 */
export interface PartIndexOptions {
  /**
   * The names of labels whose value may name a part.
   * Default: `defaultPartLabels`.
   */
  labels?: readonly string[];
  /** The components that provide an API, by the API's entity ref. */
  providers?: ReadonlyMap<string, readonly string[]>;
}

/**
 * That a monitor watches a part, and how that was found.
 *
 * @public
 */
export interface PartMatch {
  entityRef: string;
  kind: MatchKind;
  /** What made the match. */
  reasons: Reason[];
}
