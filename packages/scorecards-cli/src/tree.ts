import { toError } from '@backstage/errors';
import {
  describeRepository,
  readGitRepository,
  readLocalRepository,
  RepositoryFacts,
} from '@guildhall/plugin-scorecards-backend-module-repository';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { MisuseError } from './errors';

const run = promisify(execFile);

/** One state of a repository. Paths are from its root, with forward slashes. */
export interface Tree {
  /** For people: the name of the commit, or of the checkout. */
  name: string;
  /** Undefined when there is no such file. */
  readText(path: string): Promise<string | undefined>;
  /** @throws MisuseError when the folder cannot be read. */
  describe(folder: string): Promise<RepositoryFacts>;
}

/** Where the repository around a folder begins; without one, the folder. */
export async function findRoot(folder: string): Promise<string> {
  try {
    const args = ['-C', folder, 'rev-parse', '--show-toplevel'];
    return (await run('git', args)).stdout.replace(/\n$/, '');
  } catch {
    return folder;
  }
}

/** The path of something from the root of the repository. */
export function pathFrom(root: string, path: string): string {
  const found = relative(root, resolve(path)).split(sep).join('/');
  if (found === '..' || found.startsWith('../')) {
    throw new MisuseError(`'${path}' is outside of the repository ${root}.`);
  }
  return found;
}

/** What is checked out, with what is not committed yet. */
export function workingTree(root: string): Tree {
  return {
    name: 'the working tree',
    async readText(path) {
      return readFile(join(root, path), 'utf8').catch(() => undefined);
    },
    describe: folder =>
      describe(() =>
        readLocalRepository({ folder: join(root, folder), boundary: root }),
      ),
  };
}

/** A commit, read with git. */
export async function commitTree(root: string, ref: string): Promise<Tree> {
  const commit = await findCommit(root, ref);
  return {
    name: ref,
    async readText(path) {
      const args = ['-C', root, 'cat-file', 'blob', `${commit}:${path}`];
      return run('git', args, { maxBuffer: 16 * 1024 * 1024 }).then(
        ({ stdout }) => stdout,
        () => undefined,
      );
    },
    describe: folder =>
      describe(() =>
        readGitRepository({ repository: root, ref: commit, folder }),
      ),
  };
}

/** @throws MisuseError if there is none. */
export async function findCommit(root: string, ref: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
  try {
    return (await run('git', ['-C', root, ...args])).stdout.trim();
  } catch {
    throw new MisuseError(
      `--base: git knows no commit '${ref}' in ${root}; fetch it first (a pipeline often has only the newest commit).`,
    );
  }
}

async function describe(
  read: () => ReturnType<typeof readLocalRepository>,
): Promise<RepositoryFacts> {
  try {
    return await describeRepository(await read());
  } catch (error) {
    throw new MisuseError(
      `The files cannot be read: ${toError(error).message}`,
    );
  }
}
