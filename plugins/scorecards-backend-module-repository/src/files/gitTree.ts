import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { posix } from 'node:path';
import { SAFE_SETTINGS } from './git';

const LINK_MODE = '120000';

/** A file as a tree of git knows it. */
export interface GitFile {
  path: string;
  object: string;
  bytes: number;
}

/**
 * Lists the files of a commit. A link is listed as the file of the same commit
 * that it leads to, and left out when that is none. Other repositories within
 * it are no part of it.
 */
export async function listGitTree(
  repository: string,
  commit: string,
  signal?: AbortSignal,
): Promise<GitFile[]> {
  const args = ['ls-tree', '-r', '-z', '--long', '--full-tree', commit];
  const output = await runGit(repository, args, { signal });
  const files = new Map<string, GitFile>();
  const links: GitFile[] = [];
  for (const line of output.toString('utf8').split('\0')) {
    const [, mode, type, object, size, path] =
      /^(\S+) (\S+) (\S+) +(\S+)\t([^]+)$/.exec(line) ?? [];
    if (type === 'blob') {
      const file = { path, object, bytes: Number(size) };
      if (mode === LINK_MODE) {
        links.push(file);
      } else {
        files.set(path, file);
      }
    }
  }
  const targets = await readGitObjects(
    repository,
    links.map(({ object }) => object),
    signal,
  );
  const linked = links.flatMap(({ path }, index) => {
    const target = targets[index].toString('utf8');
    const file = files.get(posix.join(posix.dirname(path), target));
    return file ? [{ ...file, path }] : [];
  });
  return [...files.values(), ...linked];
}

/** The contents of objects, in the order in which they are asked for. */
export async function readGitObjects(
  repository: string,
  objects: string[],
  signal?: AbortSignal,
): Promise<Buffer[]> {
  if (objects.length === 0) {
    return [];
  }
  const output = await runGit(repository, ['cat-file', '--batch'], {
    input: `${objects.join('\n')}\n`,
    signal,
  });
  let offset = 0;
  return objects.map(object => {
    const headerEnd = output.indexOf('\n', offset);
    const header = output.toString('utf8', offset, headerEnd);
    const bytes = Number(/^\S+ blob (\d+)$/.exec(header)?.[1]);
    if (!Number.isInteger(bytes)) {
      throw new Error(`git has no object ${object}: ${header}`);
    }
    const start = headerEnd + 1;
    offset = start + bytes + 1;
    return output.subarray(start, start + bytes);
  });
}

/** The commit that a name stands for, such as a branch, a tag or `HEAD~1`. */
export async function findGitCommit(
  repository: string,
  ref: string,
  signal?: AbortSignal,
): Promise<string> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
  const output = await runGit(repository, args, { signal });
  return output.toString('utf8').trim();
}

async function runGit(
  repository: string,
  args: string[],
  options: { input?: string; signal?: AbortSignal },
): Promise<Buffer> {
  const { input = '', signal } = options;
  const git = spawn(
    'git',
    ['--no-pager', ...SAFE_SETTINGS, '-C', repository, ...args],
    { signal },
  );
  const exited = new Promise<number | null>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', resolve);
  });
  // Git may end before it has read everything; what it says tells why.
  git.stdin.on('error', () => {});
  git.stdin.end(input);
  const [output, problem, code] = await Promise.all([
    buffer(git.stdout),
    text(git.stderr),
    exited,
  ]);
  if (code !== 0) {
    throw new Error(`git ${args[0]} failed: ${problem.trim()}`);
  }
  return output;
}
