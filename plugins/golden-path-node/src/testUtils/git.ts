import { execFileSync } from 'node:child_process';

/** Runs git as a person would, with a name of their own. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Maya Okafor',
      GIT_AUTHOR_EMAIL: 'maya@example.com',
      GIT_COMMITTER_NAME: 'Maya Okafor',
      GIT_COMMITTER_EMAIL: 'maya@example.com',
    },
  }).trim();
}
