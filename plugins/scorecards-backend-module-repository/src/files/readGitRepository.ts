import { RepositoryFiles } from '../types';
import { decodeText } from './decodeText';
import { readDefaultBranch, readLastCommitAtOf } from './git';
import { findGitCommit, listGitTree, readGitObjects } from './gitTree';
import { folderOf, inFolder, wantedFor } from './keptTree';
import { MAX_FILES, MAX_KEPT_BYTES, MAX_TEXT_BYTES } from './limits';

/** @public */
export interface ReadGitRepositoryOptions {
  /** The folder of a checkout, whatever it has checked out. */
  repository: string;
  /** A commit, or a name of one, such as `origin/main`. */
  ref: string;
  /** The folder to describe, from the repository's root. Default: all of it. */
  folder?: string;
  signal?: AbortSignal;
}

/**
 * The files of a commit, read from git without checking it out. Throws when
 * git does not know the commit, or when there are more than 20,000 files.
 *
 * @public
 */
export async function readGitRepository(
  options: ReadGitRepositoryOptions,
): Promise<RepositoryFiles> {
  const { repository, folder = '', signal } = options;
  const commit = await findGitCommit(repository, options.ref, signal);
  const isWanted = wantedFor([folder]);
  const files = (await listGitTree(repository, commit, signal)).filter(
    ({ path }) => isWanted(path),
  );
  if (files.filter(({ path }) => inFolder(path, folder)).length > MAX_FILES) {
    throw new Error(
      `there are more than ${MAX_FILES} files in '${folder}' of ${options.ref}; choose a folder with fewer`,
    );
  }

  let keptBytes = 0;
  const small = files.filter(({ bytes }) => bytes <= MAX_TEXT_BYTES);
  const kept = small.filter(({ bytes }) => {
    keptBytes += bytes;
    return keptBytes <= MAX_KEPT_BYTES;
  });
  const contents = await readGitObjects(
    repository,
    kept.map(({ object }) => object),
    signal,
  );
  const texts = new Map<string, string>();
  for (const [index, { path }] of kept.entries()) {
    const text = decodeText(contents[index]);
    if (text !== undefined) {
      texts.set(path, text);
    }
  }
  return {
    ...folderOf(
      {
        paths: new Set(files.map(({ path }) => path)),
        texts,
        truncated: kept.length < small.length,
      },
      folder,
      signal,
    ),
    lastCommitAt: await readLastCommitAtOf(repository, {
      commit,
      folder,
      signal,
    }),
    defaultBranch: await readDefaultBranch(repository, signal),
  };
}
