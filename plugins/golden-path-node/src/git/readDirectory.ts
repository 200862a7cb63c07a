import { InputError } from '@backstage/errors';
import {
  createRepositoryFile,
  linkProblem,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { assertWithinLimits, byPath } from './files';
import { assertFilePath } from './names';

/**
 * The files of a folder, with their modes, sorted by path. Symbolic links are
 * kept as they are and never followed.
 *
 * @public
 */
export async function readDirectory(
  directory: string,
  options: { signal?: AbortSignal } = {},
): Promise<RepositoryFile[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  const files: RepositoryFile[] = [];
  let bytes = 0;
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    if (entry.isDirectory()) {
      continue;
    }
    const file = join(entry.parentPath, entry.name);
    const path = relative(directory, file).split(sep).join('/');
    assertFilePath(path);
    const { mode, size } = await lstat(file);
    bytes += size;
    assertWithinLimits(files.length + 1, bytes);
    if (entry.isSymbolicLink()) {
      files.push(await readLink(file, path));
    } else if (entry.isFile()) {
      // Any execute bit of the owner, as git itself looks at it.
      const fileMode = Math.floor(mode / 0o100) % 2 ? '100755' : '100644';
      files.push(
        createRepositoryFile({
          path,
          mode: fileMode,
          bytes: await readFile(file),
        }),
      );
    } else {
      throw new InputError(`'${path}' is neither a file nor a symbolic link`);
    }
  }
  return files.sort(byPath);
}

async function readLink(file: string, path: string): Promise<RepositoryFile> {
  const target = await readlink(file);
  const problem = linkProblem(path, target);
  if (problem) {
    throw new InputError(
      `The target of the symbolic link '${path}' ${problem}`,
    );
  }
  return createRepositoryFile({
    path,
    mode: '120000',
    bytes: Buffer.from(target),
  });
}
