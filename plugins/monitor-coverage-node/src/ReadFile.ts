import { InputError } from '@backstage/errors';

/** Nobody writes as much by hand. */
const MAX_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 2_000;

/**
 * A file, by its path in its repository or on this machine.
 *
 * @public
 */
export interface ReadFile {
  /** Absolute, or from the root of its repository. */
  path: string;
  content: string;
  /** Where it can be looked at. */
  url?: string;
}

/** @throws InputError */
export function checkCount(files: number): void {
  if (files > MAX_FILES) {
    throw new InputError(
      `it has ${files} files; at most ${MAX_FILES} are read`,
    );
  }
}

/** @throws InputError if it is too long, or no text. */
export function toText(name: string, content: Buffer): string {
  if (content.length > MAX_BYTES) {
    throw new InputError(
      `${name} has ${content.length} bytes; at most ${MAX_BYTES} are read`,
    );
  }
  if (content.includes(0)) {
    throw new InputError(`${name} is not a text in UTF-8`);
  }
  return content.toString('utf8');
}
