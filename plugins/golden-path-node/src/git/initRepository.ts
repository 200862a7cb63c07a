import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `git init --bare` makes of an empty folder, without a process for it. */
export async function initRepository(
  gitDir: string,
  branch: string,
): Promise<void> {
  await mkdir(join(gitDir, 'objects'));
  await mkdir(join(gitDir, 'refs'));
  await writeFile(join(gitDir, 'HEAD'), `ref: refs/heads/${branch}\n`);
  await writeFile(
    join(gitDir, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
  );
}
