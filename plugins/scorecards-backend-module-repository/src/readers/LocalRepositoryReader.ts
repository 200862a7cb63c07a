import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { stat } from 'node:fs/promises';
import { describeRepository } from '../describeRepository';
import { readLocalRepository } from '../files/readLocalRepository';
import { LOCAL_PATH_ANNOTATION } from '../locateRepository';
import { Outcome, RepositoryReader } from './types';

/** Reads local checkouts as they are now; a repository is a path in the root. */
export class LocalRepositoryReader implements RepositoryReader {
  readonly #root: string;
  readonly #isRepositoryRoot: (path: string) => boolean;

  constructor(options: {
    root: string;
    isRepositoryRoot: (path: string) => boolean;
  }) {
    this.#root = options.root;
    this.#isRepositoryRoot = options.isRepositoryRoot;
  }

  async describe(
    path: string,
    _folders: readonly string[],
    options: { signal: AbortSignal },
  ): Promise<ReadonlyMap<string, Outcome>> {
    const files = await readLocalRepository({
      folder: await this.#findFolder(path),
      boundary: this.#root,
      isRepositoryRoot: this.#isRepositoryRoot,
      signal: options.signal,
    });
    return new Map([['', { value: await describeRepository(files) }]]);
  }

  async #findFolder(path: string): Promise<string> {
    let folder;
    try {
      // Follows links, so one that leads out of the root is refused too.
      folder = resolveSafeChildPath(this.#root, path);
    } catch {
      throw new Error(
        `the path '${path}' leads out of scorecards.repository.root; correct the annotation ${LOCAL_PATH_ANNOTATION}`,
      );
    }
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory()) {
      throw new Error(
        `the folder '${path}' does not exist below scorecards.repository.root; correct the annotation ${LOCAL_PATH_ANNOTATION}`,
      );
    }
    return folder;
  }
}
