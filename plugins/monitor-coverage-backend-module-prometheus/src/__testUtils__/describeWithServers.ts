import { execFileSync } from 'node:child_process';

const programs = [
  'prometheus',
  'prometheus-alertmanager',
  'prometheus-node-exporter',
  'promtool',
];

/**
 * Runs tests against the real servers. On a machine that does not have them
 * they are skipped; in CI they are not.
 */
export const describeWithServers =
  process.env.CI || programs.every(isInstalled) ? describe : describe.skip;

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
