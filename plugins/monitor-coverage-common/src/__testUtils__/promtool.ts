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

/** What `promtool check rules` says to each file; empty where it is content. */
export function promtoolCheckRules(contents: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    const names = contents.map((content, index) => {
      writeFileSync(join(folder, `rules-${index}.yaml`), content);
      return `rules-${index}.yaml`;
    });
    const { stderr, error } = spawnSync(
      'promtool',
      ['check', 'rules', '--lint=none', ...names],
      { cwd: folder, encoding: 'utf8' },
    );
    if (error) throw error;
    const complaints = stderr.split('\n');
    return names.map(name =>
      complaints.filter(line => line.startsWith(`${name}: `)).join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
