import { FolderFiles, RepositoryFiles } from '../types';
import { isShared, isSkipped, parentsOf, sortPaths } from './paths';

/** Files of a repository that were read in one go; paths are from its root. */
export interface KeptTree {
  paths: ReadonlySet<string>;
  /** Of those that are texts, and small enough. */
  texts: ReadonlyMap<string, string>;
  truncated: boolean;
}

/** Which files of a repository concern some folders of it. */
export function wantedFor(
  folders: readonly string[],
): (path: string) => boolean {
  const parents = new Set(folders.flatMap(parentsOf));
  return path =>
    !isSkipped(path) &&
    (folders.some(folder => inFolder(path, folder) !== undefined) ||
      [...parents].some(parent => {
        const shared = inFolder(path, parent);
        return shared !== undefined && isShared(shared);
      }));
}

/** What of a tree is in one folder, and around it. */
export function folderOf(
  tree: KeptTree,
  folder: string,
  signal?: AbortSignal,
): Omit<RepositoryFiles, 'lastCommitAt' | 'defaultBranch'> {
  const list = (
    base: string,
    includes: (path: string) => boolean,
  ): FolderFiles => {
    const inside = [...tree.paths].flatMap(path => inFolder(path, base) ?? []);
    return {
      paths: sortPaths(inside.filter(includes)),
      async readText(path) {
        signal?.throwIfAborted();
        return tree.texts.get(base === '' ? path : `${base}/${path}`);
      },
    };
  };
  return {
    ...list(folder, () => true),
    folder,
    parents: parentsOf(folder).map(parent => list(parent, isShared)),
    truncated: tree.truncated,
  };
}

/** A path relative to a folder; undefined when it is not in it. */
export function inFolder(path: string, folder: string): string | undefined {
  if (folder === '') {
    return path;
  }
  return path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : undefined;
}
