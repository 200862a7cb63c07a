import {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchOptions,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import {
  ReadTreeResponseFactory,
  ReadUrlResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import { InputError, NotFoundError, NotModifiedError } from '@backstage/errors';
import { bytesOf } from '@guildhall/plugin-golden-path-common';
import { minimatch } from 'minimatch';
import { Readable } from 'node:stream';
import { GitHosts } from '../git';

/** What has the content of a file, and where it was found. */
interface FoundFiles {
  /** The commit. */
  etag: string;
  lastModifiedAt: Date;
  files: Array<{ path: string; content: Buffer }>;
}

/**
 * Reads the addresses of repositories and files in the portal from the git host
 * that they name. The commit is the etag of all it answers, so that what has not
 * changed costs a look at one branch, and its date that of every file. Symbolic links are left out.
 */
export class GitUrlReader implements UrlReaderService {
  readonly #hosts: GitHosts;
  readonly #treeResponseFactory: ReadTreeResponseFactory;

  constructor(options: {
    hosts: GitHosts;
    treeResponseFactory: ReadTreeResponseFactory;
  }) {
    this.#hosts = options.hosts;
    this.#treeResponseFactory = options.treeResponseFactory;
  }

  async readUrl(
    url: string,
    options: UrlReaderServiceReadUrlOptions = {},
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const wanted = this.#locate(url).path;
    const { etag, files, lastModifiedAt } = await this.#read(
      url,
      options,
      isPath(wanted),
    );
    if (files.length === 0) {
      throw new NotFoundError(`There is no file at ${url}`);
    }
    return ReadUrlResponseFactory.fromReadable(
      Readable.from(files[0].content),
      { etag, lastModifiedAt },
    );
  }

  async readTree(
    url: string,
    options: UrlReaderServiceReadTreeOptions = {},
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { filter = () => true } = options;
    const folder = this.#locate(url).path.replace(/\/*$/, '/');
    const start = folder === '/' ? '' : folder;
    const { etag, files, lastModifiedAt } = await this.#read(
      url,
      options,
      path => path.startsWith(start),
    );
    const response = await this.#treeResponseFactory.fromReadableArray(
      files
        .map(({ path, content }) => ({
          path: path.slice(start.length),
          content,
        }))
        .filter(({ path, content }) => filter(path, { size: content.length }))
        .map(({ path, content }) => ({
          path,
          data: Readable.from(content),
          lastModifiedAt,
        })),
    );
    return {
      // The factory knows none for files that are in memory.
      etag,
      files: () => response.files(),
      archive: () => response.archive(),
      dir: dirOptions => response.dir(dirOptions),
    };
  }

  async search(
    url: string,
    options: UrlReaderServiceSearchOptions = {},
  ): Promise<UrlReaderServiceSearchResponse> {
    const { host, name, path: pattern, ref } = this.#locate(url);
    const { etag, files } = await this.#read(
      url,
      options,
      pattern.includes('*')
        ? path => minimatch(path, pattern, { dot: true })
        : isPath(pattern),
    );
    return {
      etag,
      files: files.map(({ path, content }) => ({
        url: host.fileUrl(name, path, ref),
        content: async () => content,
      })),
    };
  }

  toString(): string {
    return `git{hosts=${this.#hosts.list().map(({ id }) => id)}}`;
  }

  async #read(
    url: string,
    options: { etag?: string; signal?: AbortSignal },
    filter: (path: string) => boolean,
  ): Promise<FoundFiles> {
    const { etag, signal } = options;
    const { host, name, ref } = this.#locate(url);
    if (etag && etag === (await host.head(name, ref, { signal }))) {
      throw new NotModifiedError();
    }
    const { commit, committedAt, files } = await host.readTree(name, ref, {
      filter,
      signal,
    });
    return {
      etag: commit,
      lastModifiedAt: committedAt,
      files: files
        .filter(({ mode }) => mode !== '120000')
        .map(file => ({
          path: file.path,
          content: Buffer.from(bytesOf(file)),
        })),
    };
  }

  #locate(url: string) {
    const location = this.#hosts.locate(url);
    if (!location) {
      throw new InputError(`'${url}' is no address of a repository`);
    }
    return location;
  }
}

function isPath(wanted: string): (path: string) => boolean {
  return path => path === wanted;
}
