import { InputError, toError } from '@backstage/errors';
import { minimatch } from 'minimatch';
import { execFile } from 'node:child_process';
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkCount, ReadFile, toText } from './ReadFile';

/** As much as all files together may have. */
const MAX_OUTPUT = 512 * 1024 * 1024;

/**
 * Reads the files of a git repository that globs select: those of a commit, or
 * those that are checked out, with what is not committed yet and without what
 * is ignored. Links are not followed.
 *
 * @param options - Globs and the paths of files are from the root of the
 *   repository. `commit` is anything that git takes for one.
 * @throws InputError if they cannot be read.
 *
 * @public
 */
export async function readGitFiles(options: {
  repository: string;
  commit?: string;
  globs: readonly string[];
}): Promise<ReadFile[]> {
  const { repository, commit, globs } = options;
  const isWanted = (file: string) => globs.some(glob => minimatch(file, glob));
  try {
    return commit === undefined
      ? await readWorkingTree(repository, isWanted)
      : await readCommit(repository, commit, isWanted);
  } catch (error) {
    throw new InputError(
      `${globs.join(', ')} cannot be read from ${
        commit ?? 'the working tree'
      }: ${toError(error).message}`,
    );
  }
}

type IsWanted = (file: string) => boolean;

async function readWorkingTree(
  repository: string,
  isWanted: IsWanted,
): Promise<ReadFile[]> {
  const listed = await git(repository, [
    ...['ls-files', '-z', '--full-name', '--deduplicate'],
    ...['--cached', '--others', '--exclude-standard'],
  ]);
  const wanted = listed.toString().split('\0').filter(isWanted).sort();
  checkCount(wanted.length);
  const read = wanted.map(async (file): Promise<ReadFile[]> => {
    const place = path.join(repository, file);
    // What was deleted is still listed.
    const found = await lstat(place).catch(() => undefined);
    return found?.isFile()
      ? [{ path: file, content: toText(file, await readFile(place)) }]
      : [];
  });
  return (await Promise.all(read)).flat();
}

async function readCommit(
  repository: string,
  commit: string,
  isWanted: IsWanted,
): Promise<ReadFile[]> {
  const listed = await git(repository, [
    ...['ls-tree', '-r', '-z', '--full-tree'],
    ...['--end-of-options', commit],
  ]);
  const wanted = listed
    .toString()
    .split('\0')
    .flatMap(entry => {
      const [, hash, file] = /^100\d+ blob (\w+)\t([^]+)$/.exec(entry) ?? [];
      return file !== undefined && isWanted(file) ? [{ hash, file }] : [];
    });
  checkCount(wanted.length);
  let output = await git(
    repository,
    ['cat-file', '--batch=%(objectsize)'],
    wanted.map(({ hash }) => `${hash}\n`).join(''),
  );
  return wanted.map(({ file }) => {
    // The size, a line break, as many bytes, a line break.
    const start = output.indexOf('\n') + 1;
    const end = start + Number(output.subarray(0, start));
    const content = output.subarray(start, end);
    output = output.subarray(end + 1);
    return { path: file, content: toText(file, content) };
  });
}

function git(
  repository: string,
  args: string[],
  input: string = '',
): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = execFile(
      'git',
      ['-C', repository, ...args],
      { encoding: 'buffer', maxBuffer: MAX_OUTPUT },
      (error, stdout) => (error ? fail(error) : done(stdout)),
    );
    // Of what it did not read, its exit code tells more.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
