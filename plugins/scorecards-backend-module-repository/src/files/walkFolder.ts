import { isChildPath } from '@backstage/backend-plugin-api';
import { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lists the files below a folder, by their relative paths. A link to a file is
 * listed when the file is within `boundary`; a link to a folder is not
 * followed, since what it shows is listed where it really is, or is elsewhere.
 */
export async function walkFolder(options: {
  folder: string;
  boundary: string;
  includes(path: string): boolean;
  /** Called with a trailing slash. */
  enters(path: string): boolean;
  maxFiles: number;
  signal?: AbortSignal;
}): Promise<string[]> {
  const { folder, boundary, includes, enters, maxFiles, signal } = options;
  const found: string[] = [];
  const open = [''];
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    signal?.throwIfAborted();
    const entries = await readdir(join(folder, prefix), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (enters(`${path}/`)) {
          open.push(`${path}/`);
        }
      } else if (
        includes(path) &&
        (await isReadableFile(entry, join(folder, path), boundary))
      ) {
        found.push(path);
        if (found.length > maxFiles) {
          throw new Error(
            `there are more than ${maxFiles} files in ${folder}; choose a folder with fewer`,
          );
        }
      }
    }
  }
  return found;
}

async function isReadableFile(
  entry: Dirent,
  path: string,
  boundary: string,
): Promise<boolean> {
  if (!entry.isSymbolicLink()) {
    return entry.isFile();
  }
  try {
    const target = await realpath(path);
    return isChildPath(boundary, target) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}
