import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, NotModifiedError, toError } from '@backstage/errors';
import glob from 'fast-glob';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Nobody writes as much by hand. */
const MAX_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 2_000;

/**
 * A file, by its path in its repository or on this machine.
 *
 * @public
 */
export interface ReadFile {
  /** Absolute. */
  path: string;
  content: string;
  /** Where it can be looked at. */
  url?: string;
}

/**
 * Reads files for providers that read any: by a path or a glob, relative to the
 * working directory, or by a URL that may have a glob in its path. What is at a
 * URL is only fetched when it has changed.
 *
 * @public
 */
export class FileReader {
  /** What was found at a URL, and the version of it. */
  readonly #found = new Map<string, { etag: string; files: ReadFile[] }>();

  constructor(private readonly urlReader: UrlReaderService) {}

  /** @throws InputError if there is no file, or one cannot be read. */
  async read(target: string, signal: AbortSignal): Promise<ReadFile[]> {
    let files: ReadFile[];
    try {
      files = isUrl(target)
        ? await this.#search(target, signal)
        : await readLocal(target);
    } catch (error) {
      throw new InputError(
        `${target} cannot be read: ${toError(error).message}`,
      );
    }
    if (files.length === 0) {
      throw new InputError(`There is no file ${target}`);
    }
    return files;
  }

  async #search(target: string, signal: AbortSignal): Promise<ReadFile[]> {
    const known = this.#found.get(target);
    try {
      const { etag, files } = await this.urlReader.search(target, {
        etag: known?.etag,
        signal,
      });
      checkCount(files.length);
      const found = await Promise.all(
        files.map(async ({ url, content }) => ({
          path: decodeURIComponent(new URL(url).pathname),
          url,
          content: toText(url, await content()),
        })),
      );
      this.#found.set(target, { etag, files: found });
      return found;
    } catch (error) {
      if (known && toError(error).name === NotModifiedError.name) {
        return known.files;
      }
      throw error;
    }
  }
}

/**
 * The folder that files are called from: as much of the target as is the same
 * for all of them.
 *
 * @public
 */
export function baseOf(target: string): string {
  const [{ base }] = glob.generateTasks(
    isUrl(target) ? decodeURIComponent(new URL(target).pathname) : target,
  );
  return path.posix.resolve(base);
}

function isUrl(target: string): boolean {
  return /^https?:\/\//.test(target);
}

async function readLocal(target: string): Promise<ReadFile[]> {
  const paths = await glob(target, { absolute: true });
  checkCount(paths.length);
  return Promise.all(
    paths.sort().map(async each => ({
      path: each,
      content: toText(each, await readFile(each)),
    })),
  );
}

function checkCount(files: number): void {
  if (files > MAX_FILES) {
    throw new InputError(
      `it has ${files} files; at most ${MAX_FILES} are read`,
    );
  }
}

function toText(name: string, content: Buffer): string {
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
