import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  bytesOf,
  linkProblem,
  pathProblem,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes files below a folder, over what is there, with their modes. */
export async function writeFiles(
  folder: string,
  files: readonly RepositoryFile[],
): Promise<void> {
  for (const file of files) {
    const problem = pathProblem(file.path);
    if (problem) {
      throw new InputError(`The path ${JSON.stringify(file.path)} ${problem}`);
    }
    const path = resolveSafeChildPath(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    if (file.mode === '120000') {
      await writeLink(path, file);
    } else {
      await writeFile(path, bytesOf(file), {
        mode: file.mode === '100755' ? 0o755 : 0o644,
      });
    }
  }
}

async function writeLink(path: string, file: RepositoryFile): Promise<void> {
  const target = Buffer.from(bytesOf(file)).toString('utf8');
  const problem = linkProblem(file.path, target);
  if (problem) {
    throw new InputError(
      `The target of the symbolic link ${JSON.stringify(file.path)} ${problem}`,
    );
  }
  await symlink(target, path);
}
