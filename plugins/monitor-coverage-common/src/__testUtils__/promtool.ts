import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function isInstalled(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs tests against the real promtool. On a machine that does not have it they
 * are skipped; in CI they are not.
 */
export const describeWithPromtool =
  process.env.CI || isInstalled() ? describe : describe.skip;

/** What `promtool check rules` says to a file; empty when it is content. */
export function promtoolCheckRules(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    writeFileSync(join(folder, 'rules.yaml'), content);
    const { status, stdout, stderr, error } = spawnSync(
      'promtool',
      ['check', 'rules', '--lint=none', 'rules.yaml'],
      { cwd: folder, encoding: 'utf8' },
    );
    if (error) throw error;
    return status === 0 ? '' : stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
