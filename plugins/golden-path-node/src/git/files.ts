import { InputError } from '@backstage/errors';

/** More than this is no source code, and would fill the memory. */
export const MAX_FILES = 10_000;
export const MAX_BYTES = 50 * 1024 * 1024;

/** Throws when files are too many or too large to be read. */
export function assertWithinLimits(count: number, bytes: number): void {
  if (count > MAX_FILES) {
    throw new InputError(
      `There are ${count} files, and ${MAX_FILES} is the most that is read of a repository`,
    );
  }
  if (bytes > MAX_BYTES) {
    throw new InputError(
      `The files have ${bytes} bytes, and ${MAX_BYTES} is the most that is read of a repository`,
    );
  }
}

/** By code points, which is the same everywhere and in every language. */
export function byPath(a: { path: string }, b: { path: string }): number {
  if (a.path === b.path) {
    return 0;
  }
  return a.path < b.path ? -1 : 1;
}
