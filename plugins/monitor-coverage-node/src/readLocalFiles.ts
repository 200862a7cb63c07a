import glob from 'fast-glob';
import { readFile } from 'node:fs/promises';
import { checkCount, ReadFile, toText } from './ReadFile';

/**
 * Reads the files of this machine that a path or a glob selects.
 *
 * @param target - Relative to the working directory.
 * @throws InputError if there are too many, or one is no text.
 *
 * @public
 */
export async function readLocalFiles(target: string): Promise<ReadFile[]> {
  const paths = await glob(target, { absolute: true });
  checkCount(paths.length);
  return Promise.all(
    paths.sort().map(async each => ({
      path: each,
      content: toText(each, await readFile(each)),
    })),
  );
}
