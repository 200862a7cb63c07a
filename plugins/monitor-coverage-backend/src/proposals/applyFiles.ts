import { ConflictError, toError } from '@backstage/errors';
import { GitHost } from '@guildhall/plugin-golden-path-node';
import {
  addRules,
  addRuleTests,
} from '@guildhall/plugin-monitor-coverage-common';
import { ProposedFile } from './ProposalStore';

/** A file as a git host takes it. */
export interface ChangedFile {
  path: string;
  mode: '100644';
  encoding: 'utf8';
  content: string;
}

/**
 * Puts files into what a commit has, where nothing is overwritten, and returns
 * those that are not as before: none, if all is there already.
 *
 * @throws ConflictError naming the file that has something else.
 */
export async function applyFiles(
  host: GitHost,
  repository: string,
  commit: string,
  files: ProposedFile[],
  signal?: AbortSignal,
): Promise<ChangedFile[]> {
  const wanted = new Set(files.map(({ path }) => path));
  const tree = await host.readTree(repository, commit, {
    filter: path => wanted.has(path),
    signal,
  });
  const known = new Map(tree.files.map(file => [file.path, file]));
  return files.flatMap(({ path, kind, content }): ChangedFile[] => {
    const before = known.get(path);
    if (before && (before.encoding !== 'utf8' || before.mode !== '100644')) {
      throw new ConflictError(
        `The file ${path} is there already, and is no plain text: rename it, and propose again`,
      );
    }
    const file = { path, text: before?.content };
    const after =
      kind === 'rules' ? addRules(file, content) : addRuleTests(file, content);
    return after === before?.content
      ? []
      : [{ path, mode: '100644', encoding: 'utf8', content: after }];
  });
}

/** Whether a commit has the files already, however they came there. */
export async function hasFiles(
  ...args: Parameters<typeof applyFiles>
): Promise<boolean> {
  try {
    return (await applyFiles(...args)).length === 0;
  } catch (error) {
    if (toError(error).name === 'ConflictError') {
      // Somebody wrote another rule of that name.
      return false;
    }
    throw error;
  }
}
