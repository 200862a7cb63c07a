import { PartIdentity, PartIndexOptions } from './types';

/**
 * The names of labels whose value may name a part, unless configured.
 *
 * @public
 */
export const defaultPartLabels: readonly string[] = [
  'entity',
  'component',
  'service',
  'app',
  'job',
  'application',
  'database',
  'db',
  'queue',
  'cache',
  'resource',
  'instance_name',
];

/**
 * Finds parts by what monitors call them. Made by `createPartIndex`.
 *
 * @public
 */
export interface PartIndex {
  readonly labels: readonly string[];
}

/**
 * Prepares `matchMonitor`.
 *
 * @public
 */
export function createPartIndex(
  _parts: Iterable<PartIdentity>,
  options: PartIndexOptions = {},
): PartIndex {
  return { labels: options.labels ?? defaultPartLabels };
}
