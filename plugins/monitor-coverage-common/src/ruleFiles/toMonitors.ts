import { Monitor } from '../monitors';
import { FileProblem, SourceFile } from './types';

/**
 * The monitors that rule files define, with the unit tests that they have.
 * Whether their series exist and where they are sent is unknown.
 *
 * @public
 */
export function toMonitors(_files: {
  files: readonly SourceFile[];
  tests?: readonly SourceFile[];
}): { monitors: Monitor[]; problems: FileProblem[] } {
  return { monitors: [], problems: [] };
}
