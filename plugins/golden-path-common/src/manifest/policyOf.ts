import { minimatch } from 'minimatch';
import { FilePolicy } from '../api';
import { stampFolder } from '../stamp/paths';
import { FileRule } from './schema';

/**
 * The policy of a file: of the first rule that matches, or `merged`. What is
 * below `.guildhall/` is always `managed`.
 *
 * @public
 */
export function policyOf(rules: FileRule[], path: string): FilePolicy {
  if (path.startsWith(stampFolder)) {
    return 'managed';
  }
  return rules.find(rule => matchesPath(rule.paths, path))?.policy ?? 'merged';
}

/** Whether a path matches one of the patterns; files with a dot do, too. */
export function matchesPath(patterns: string[], path: string): boolean {
  return patterns.some(pattern =>
    minimatch(path, pattern, {
      dot: true,
      nocomment: true,
      nonegate: true,
      platform: 'linux',
    }),
  );
}
