import { InputError } from '@backstage/errors';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// Every page repeats the menu, so that a site may be far larger than its text.
const MAX_OUTPUT_MIB = 200;

/** Writes the files of a site, and remembers which. */
export class SiteWriter {
  readonly #folder: string;
  readonly #files: string[] = [];
  #bytes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Paths of what was written so far. */
  get files(): string[] {
    return [...this.#files];
  }

  async write(path: string, content: string) {
    const target = await this.#prepare(path, Buffer.byteLength(content));
    await writeFile(target, content);
  }

  async copy(source: string, path: string) {
    const { size } = await stat(source);
    await copyFile(source, await this.#prepare(path, size));
  }

  async #prepare(path: string, bytes: number): Promise<string> {
    this.#bytes += bytes;
    if (this.#bytes > MAX_OUTPUT_MIB * 1024 * 1024) {
      throw new InputError(
        `The pages are larger than ${MAX_OUTPUT_MIB} MiB: build this documentation with MkDocs`,
      );
    }
    const target = join(this.#folder, path);
    await mkdir(dirname(target), { recursive: true });
    this.#files.push(path);
    return target;
  }
}
