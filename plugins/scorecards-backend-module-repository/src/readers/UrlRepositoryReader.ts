import { UrlReaderService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { describeRepository } from '../describeRepository';
import { FetchedTree, fetchTree } from '../files/fetchTree';
import { MAX_FILES } from '../files/limits';
import { Outcome, RepositoryReader } from './types';

/** Repositories of which the last answer is kept. */
const MAX_CACHED_REPOSITORIES = 2_000;

interface CachedOutcomes {
  etag: string;
  outcomes: Map<string, Outcome>;
}

/**
 * Reads repositories through the URL reader, each in one go for all of its
 * folders. One that has not changed since is not fetched again.
 */
export class UrlRepositoryReader implements RepositoryReader {
  readonly #reader: UrlReaderService;
  readonly #cache = new Map<string, CachedOutcomes>();

  constructor(options: { reader: UrlReaderService }) {
    this.#reader = options.reader;
  }

  async describe(
    url: string,
    folders: readonly string[],
    options: { refresh: boolean; signal: AbortSignal },
  ): Promise<ReadonlyMap<string, Outcome>> {
    const { refresh, signal } = options;
    const cached = refresh ? undefined : this.#cache.get(url);
    // For a folder that is new to the cache, the tree is needed in any case.
    const known = folders.every(folder => cached?.outcomes.has(folder))
      ? cached
      : undefined;

    let tree: FetchedTree;
    try {
      tree = await fetchTree(url, {
        reader: this.#reader,
        folders,
        etag: known?.etag,
        signal,
      });
    } catch (error) {
      const { name, message } = toError(error);
      if (known && name === 'NotModifiedError') {
        return known.outcomes;
      }
      signal.throwIfAborted();
      throw new Error(
        `cannot read ${url}: ${message}; check the annotation backstage.io/source-location and the integration for its host`,
      );
    }

    const outcomes = new Map<string, Outcome>();
    for (const folder of folders) {
      outcomes.set(folder, await describeFolder(tree, folder));
    }
    signal.throwIfAborted();
    this.#remember(url, tree.etag, outcomes);
    return outcomes;
  }

  #remember(url: string, etag: string, outcomes: Map<string, Outcome>) {
    const cached = this.#cache.get(url);
    const earlier = cached?.etag === etag ? cached.outcomes : [];
    // Taken out first, so that the one used last is the last in line.
    this.#cache.delete(url);
    this.#cache.set(url, {
      etag,
      outcomes: new Map([...earlier, ...outcomes]),
    });
    if (this.#cache.size > MAX_CACHED_REPOSITORIES) {
      const [oldest] = this.#cache.keys();
      this.#cache.delete(oldest);
    }
  }
}

async function describeFolder(
  tree: FetchedTree,
  folder: string,
): Promise<Outcome> {
  const files = tree.folder(folder);
  if (files.paths.length === 0) {
    return {
      error: `there are no files in '${folder}' of the repository; correct the annotation backstage.io/source-location`,
    };
  }
  if (files.paths.length > MAX_FILES) {
    return {
      error: `there are more than ${MAX_FILES} files; let the annotation backstage.io/source-location name a folder with fewer`,
    };
  }
  return { value: await describeRepository(files) };
}
