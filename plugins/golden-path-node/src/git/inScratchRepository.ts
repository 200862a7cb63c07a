import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initRepository } from './initRepository';

/** A repository for as long as the function takes. */
export async function inScratchRepository<T>(
  fn: (gitDir: string) => Promise<T>,
): Promise<T> {
  const gitDir = await mkdtemp(join(tmpdir(), 'guildhall-git-'));
  try {
    await initRepository(gitDir, 'main');
    return await fn(gitDir);
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}
