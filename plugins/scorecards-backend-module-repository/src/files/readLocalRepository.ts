import { isChildPath } from '@backstage/backend-plugin-api';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { FolderFiles, RepositoryFiles } from '../types';
import { decodeText } from './decodeText';
import { readDefaultBranch, readIgnoredPaths, readLastCommitAt } from './git';
import { MAX_FILES, MAX_TEXT_BYTES } from './limits';
import { isShared, isSkipped, parentsOf, sortPaths } from './paths';
import { walkFolder } from './walkFolder';

/** @public */
export interface ReadLocalRepositoryOptions {
  /** The folder to describe; a repository, or a part of one. */
  folder: string;
  /** Nothing outside of this folder is looked at. Default: the file system. */
  boundary?: string;
  /**
   * Tells roots of repositories that have no `.git` of their own, by their
   * paths in the boundary with forward slashes.
   */
  isRepositoryRoot?(path: string): boolean;
  signal?: AbortSignal;
}

/**
 * The files of a folder in a local checkout, without what `.gitignore` leaves
 * out and without repositories within it. Texts are read when asked for. Throws
 * when the folder cannot be read or has more than 20,000 files.
 *
 * @public
 */
export async function readLocalRepository(
  options: ReadLocalRepositoryOptions,
): Promise<RepositoryFiles> {
  const { signal } = options;
  const folder = await realpath(options.folder);
  const boundary = await realpath(options.boundary ?? '/');
  const isRoot = (candidate: string) =>
    existsSync(join(candidate, '.git')) ||
    options.isRepositoryRoot?.(pathIn(boundary, candidate)) === true;
  const root = findRoot(folder, boundary, isRoot);
  const inRoot = pathIn(root, folder);

  const ignored = new Set(await readIgnoredPaths(folder, signal));
  const isWanted = (path: string) => !isSkipped(path) && !ignored.has(path);

  return {
    ...(await listFolder(folder, root, {
      includes: isWanted,
      enters: path => isWanted(path) && !isRoot(join(folder, path)),
      signal,
    })),
    folder: inRoot,
    parents: await Promise.all(
      parentsOf(inRoot).map(parent =>
        listFolder(join(root, parent), root, {
          includes: isShared,
          // Anything may be in a folder of which something is shared.
          enters: path => isShared(`${path}any`) || path === 'docs/',
          signal,
        }),
      ),
    ),
    truncated: false,
    lastCommitAt: await readLastCommitAt(folder, signal),
    defaultBranch: await readDefaultBranch(folder, signal),
  };
}

/** The nearest folder that is a repository; without one, the folder itself. */
function findRoot(
  folder: string,
  boundary: string,
  isRoot: (candidate: string) => boolean,
): string {
  for (
    let candidate = folder;
    isChildPath(boundary, candidate);
    candidate = dirname(candidate)
  ) {
    if (isRoot(candidate)) {
      return candidate;
    }
    if (candidate === dirname(candidate)) {
      break;
    }
  }
  return folder;
}

function pathIn(parent: string, child: string): string {
  return relative(parent, child).split(sep).join('/');
}

async function listFolder(
  folder: string,
  boundary: string,
  options: {
    includes(path: string): boolean;
    enters(path: string): boolean;
    signal?: AbortSignal;
  },
): Promise<FolderFiles> {
  const paths = await walkFolder({
    ...options,
    folder,
    boundary,
    maxFiles: MAX_FILES,
  });
  return {
    paths: sortPaths(paths),
    async readText(path) {
      options.signal?.throwIfAborted();
      return readTextFile(join(folder, path));
    },
  };
}

async function readTextFile(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > MAX_TEXT_BYTES ? undefined : decodeText(await readFile(path));
  } catch {
    return undefined;
  }
}
