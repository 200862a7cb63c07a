import { FolderFiles, RepositoryFiles } from '../types';
import { sortPaths } from '../files/paths';

/** A repository in memory; `undefined` stands for a binary or large file. */
export function filesOf(
  contents: Record<string, string | undefined>,
  parts: Partial<RepositoryFiles> = {},
): RepositoryFiles {
  return {
    ...folderOf(contents),
    folder: '',
    parents: [],
    truncated: false,
    ...parts,
  };
}

export function folderOf(
  contents: Record<string, string | undefined>,
): FolderFiles {
  return {
    paths: sortPaths(Object.keys(contents)),
    readText: async path =>
      Object.hasOwn(contents, path) ? contents[path] : undefined,
  };
}
