import { RepositoryFile } from '../api';
import { byPath } from '../stamp/checkFiles';
import { UpgradeOutcome } from './types';

/**
 * The files of a repository after an upgrade, by path. Those that the outcomes
 * do not name are as they were.
 *
 * @public
 */
export function applyUpgrade(
  ours: RepositoryFile[],
  outcomes: UpgradeOutcome[],
): RepositoryFile[] {
  const files = new Map(ours.map(file => [file.path, file]));
  for (const { outcome, path, from } of outcomes) {
    if (from) {
      files.delete(from);
    } else if (outcome === 'deleted') {
      files.delete(path);
    }
  }
  for (const { file, beside } of outcomes) {
    for (const written of [file, beside]) {
      if (written) {
        files.set(written.path, written);
      }
    }
  }
  return [...files.values()].sort(byPath);
}
