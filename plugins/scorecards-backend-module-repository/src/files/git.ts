import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** A repository's own settings must not make git start other programs. */
export const SAFE_SETTINGS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'log.showSignature=false',
];

/** Time of the last commit that changed a folder; undefined if not known. */
export async function readLastCommitAt(
  folder: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return lastCommitAt(folder, ['HEAD', '--', '.'], signal);
}

/** The same of a folder as a commit has it, by its path from the root. */
export async function readLastCommitAtOf(
  repository: string,
  options: { commit: string; folder: string; signal?: AbortSignal },
): Promise<string | undefined> {
  const { commit, folder, signal } = options;
  return lastCommitAt(
    repository,
    [commit, '--', `:(top,literal)${folder}`],
    signal,
  );
}

async function lastCommitAt(
  folder: string,
  of: string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  const time = (
    await git(folder, ['log', '-1', '--format=%cI', ...of], signal)
  )?.trim();
  return time ? new Date(time).toISOString() : undefined;
}

/** What the remote calls its default branch, else the one checked out. */
export async function readDefaultBranch(
  folder: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const remote = await git(
    folder,
    ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD'],
    signal,
  );
  const branch =
    remote?.trim().replace(/^origin\//, '') ||
    (await git(folder, ['symbolic-ref', '--short', 'HEAD'], signal))?.trim();
  return branch || undefined;
}

/** What .gitignore leaves out, relative to the folder; folders end with `/`. */
export async function readIgnoredPaths(
  folder: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const args = [
    'ls-files',
    '-z',
    '--others',
    '--ignored',
    '--exclude-standard',
    '--directory',
  ];
  const output = await git(folder, args, signal);
  return output?.split('\0').filter(path => path !== '') ?? [];
}

/** What git answers; undefined without git, a repository or an answer. */
async function git(
  folder: string,
  args: string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    const { stdout } = await run(
      'git',
      ['--no-pager', ...SAFE_SETTINGS, '-C', folder, ...args],
      { maxBuffer: MAX_OUTPUT_BYTES, timeout: TIMEOUT_MS, signal },
    );
    return stdout;
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
