import { execFileSync } from 'node:child_process';

/** Runs git with an identity and settings of its own. */
export function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, ...args], {
    env: {
      PATH: process.env.PATH,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
    },
  });
}

/** Makes a folder a repository with everything committed on `main`. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=All of it');
}
