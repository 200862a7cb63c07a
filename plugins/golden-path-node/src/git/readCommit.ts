import { NotFoundError } from '@backstage/errors';
import {
  createRepositoryFile,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { assertWithinLimits, byPath } from './files';
import { isCommit } from './names';
import { GitCommandError, runGit } from './runGit';

/** One file of a commit, without its content. */
export interface TreeEntry {
  path: string;
  mode: RepositoryFile['mode'];
  blob: string;
  /** Bytes. */
  size: number;
}

/** A commit that is there. */
export interface FoundCommit {
  hash: string;
  committedAt: Date;
}

const MODES: Record<string, RepositoryFile['mode'] | undefined> = {
  '100644': '100644',
  '100664': '100644',
  '100755': '100755',
  '120000': '120000',
};

/** The commit that a branch or a full hash stands for, if there is one. */
export async function findCommit(
  gitDir: string,
  ref: string,
  options: { signal?: AbortSignal } = {},
): Promise<FoundCommit | undefined> {
  const revision = isCommit(ref) ? ref : `refs/heads/${ref}`;
  try {
    const { stdout } = await runGit(
      ['show', '--no-patch', '--format=%H %cI', `${revision}^{commit}`, '--'],
      { gitDir, signal: options.signal },
    );
    const [hash, date] = stdout.toString('utf8').trim().split(' ');
    return { hash, committedAt: new Date(date) };
  } catch (error) {
    if (isExit(error, 128)) {
      return undefined;
    }
    throw error;
  }
}

/** As {@link findCommit}, but a `NotFoundError` when there is none. */
export async function getCommit(
  gitDir: string,
  name: string,
  ref: string,
  options: { signal?: AbortSignal } = {},
): Promise<FoundCommit> {
  const commit = await findCommit(gitDir, ref, options);
  if (!commit) {
    throw new NotFoundError(
      `The repository '${name}' has no ${
        isCommit(ref) ? 'commit' : 'branch'
      } '${ref}'`,
    );
  }
  return commit;
}

/** The files of a commit, sorted by path. Submodules are left out. */
export async function listEntries(
  gitDir: string,
  commit: string,
  options: { signal?: AbortSignal } = {},
): Promise<TreeEntry[]> {
  const { stdout } = await runGit(
    ['ls-tree', '-r', '-z', '-l', '--full-tree', commit],
    { gitDir, signal: options.signal },
  );
  const entries: TreeEntry[] = [];
  for (const line of stdout.toString('utf8').split('\0')) {
    const match = /^(\d{6}) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line);
    const mode = match && MODES[match[1]];
    if (match && mode) {
      entries.push({
        path: match[4],
        mode,
        blob: match[2],
        size: Number(match[3]),
      });
    }
  }
  return entries.sort(byPath);
}

/** The contents of entries, in their order. */
export async function readEntries(
  gitDir: string,
  entries: readonly TreeEntry[],
  options: { signal?: AbortSignal } = {},
): Promise<RepositoryFile[]> {
  assertWithinLimits(
    entries.length,
    entries.reduce((sum, { size }) => sum + size, 0),
  );
  if (entries.length === 0) {
    return [];
  }
  const { stdout } = await runGit(['cat-file', '--batch'], {
    gitDir,
    input: Buffer.from(entries.map(({ blob }) => `${blob}\n`).join('')),
    signal: options.signal,
  });
  let offset = 0;
  return entries.map(({ path, mode, size }) => {
    // Each answer is a line with hash, type and size, the bytes, a line feed.
    const start = stdout.indexOf(0x0a, offset) + 1;
    offset = start + size + 1;
    const bytes = stdout.subarray(start, start + size);
    return createRepositoryFile({ path, mode, bytes });
  });
}

/** Whether one commit is part of the history of another. */
export async function isAncestorCommit(
  gitDir: string,
  ancestor: string,
  descendant: string,
  options: { signal?: AbortSignal } = {},
): Promise<boolean> {
  try {
    await runGit(['merge-base', '--is-ancestor', ancestor, descendant], {
      gitDir,
      signal: options.signal,
    });
    return true;
  } catch (error) {
    if (isExit(error, 1)) {
      return false;
    }
    throw error;
  }
}

function isExit(error: unknown, exitCode: number): boolean {
  return error instanceof GitCommandError && error.exitCode === exitCode;
}
