import { InputError } from '@backstage/errors';
import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { assertWithinLimits, byPath, toRepositoryFile } from './files';
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
      files.push(toRepositoryFile(path, fileMode, await readFile(file)));
    } else {
      throw new InputError(`'${path}' is neither a file nor a symbolic link`);
    }
  }
  return files.sort(byPath);
}

async function readLink(file: string, path: string): Promise<RepositoryFile> {
  const target = await readlink(file);
  const resolved = posix.join(posix.dirname(path), target);
  if (posix.isAbsolute(target) || resolved.split('/')[0] === '..') {
    throw new InputError(
      `The symbolic link '${path}' leads out of the repository`,
    );
  }
  return toRepositoryFile(path, '120000', Buffer.from(target));
}
