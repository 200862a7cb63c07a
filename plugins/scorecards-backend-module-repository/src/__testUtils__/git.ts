import { execFileSync } from 'node:child_process';

/** Runs git with an identity and a clock of its own. */
export function git(folder: string, time: string, ...args: string[]): Buffer {
  return execFileSync('git', ['-C', folder, ...args], {
    env: {
      ...process.env,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_AUTHOR_DATE: time,
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_COMMITTER_DATE: time,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
    },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Makes a folder a repository and commits what is in it. */
export function commitAll(folder: string, time: string) {
  git(folder, time, 'init', '--quiet', '--initial-branch=main');
  git(folder, time, 'add', '--all');
  git(folder, time, 'commit', '--quiet', '--message=All of it');
}
