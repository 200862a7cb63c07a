import { Suggestion } from '../api/upkeep';
import { Labels } from '../monitors';
import { Signal } from '../vocabulary';

/** @public */
export interface SuggestRulesOptions {
  part: {
    entityRef: string;
    title?: string;
    type?: string;
    tags?: string[];
  };
  signal: Signal;
  /**
   * The labels by which the series of the part are known, such as
   * `{ service: 'visits-api' }`. Without any, the usual one with the part's
   * name is taken, and the suggestion says so.
   */
  labels?: Labels;
  /** Names of the metrics that the servers have; absent if nobody can tell. */
  metrics?: ReadonlySet<string>;
  /** Entity ref of who owns the part. */
  owner?: string;
  runbookUrl?: string;
}

/**
 * Rules that would watch a signal of a part, the likeliest first: those whose
 * metrics the servers have, then those of the part's technology. Empty for
 * combinations for which no exporter is usual.
 *
 * @public
 */
export function suggestRules(_options: SuggestRulesOptions): Suggestion[] {
  return [];
}
