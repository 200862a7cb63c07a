import { FileDrift, RepositoryFile } from '../api';
import { FileRule, policyOf } from '../manifest';
import { checkFiles, checkTemplateFiles } from '../stamp/checkFiles';
import { sameFile } from './files';
import { trackFiles } from './trackFiles';

/**
 * Tells which files of its template a team has changed. A file that it moved
 * is changed.
 *
 * @returns one for each file of the base, by path
 * @throws InputError if a path is not safe, or there twice
 * @public
 */
export function driftOf(options: {
  /** As rendered. */
  base: RepositoryFile[];
  /** All files of the repository. */
  ours: RepositoryFile[];
  rules: FileRule[];
}): FileDrift[] {
  const { base, ours, rules } = options;
  const { tracked } = trackFiles(checkTemplateFiles(base), checkFiles(ours));
  return tracked.map(({ base: rendered, ours: file }) => {
    const { path } = rendered;
    const same = file?.path === path && sameFile(file, rendered);
    const present = same ? 'unchanged' : 'changed';
    return {
      path,
      policy: policyOf(rules, path),
      state: file ? present : 'deleted',
    };
  });
}
