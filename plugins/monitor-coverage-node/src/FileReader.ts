import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, NotModifiedError, toError } from '@backstage/errors';
import glob from 'fast-glob';
import path from 'node:path';
import { checkCount, ReadFile, toText } from './ReadFile';
import { readLocalFiles } from './readLocalFiles';

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
        : await readLocalFiles(target);
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
