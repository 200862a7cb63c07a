import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from './runGit';

/** A repository for as long as the function takes. */
export async function inScratchRepository<T>(
  fn: (gitDir: string) => Promise<T>,
): Promise<T> {
  const gitDir = await mkdtemp(join(tmpdir(), 'guildhall-git-'));
  try {
    await runGit(['init', '--quiet', '--bare'], { gitDir });
    return await fn(gitDir);
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}
