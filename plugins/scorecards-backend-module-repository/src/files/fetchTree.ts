import { UrlReaderService } from '@backstage/backend-plugin-api';
import { RepositoryFiles } from '../types';
import { decodeText } from './decodeText';
import { folderOf, inFolder, wantedFor } from './keptTree';
import { MAX_KEPT_BYTES, MAX_TEXT_BYTES } from './limits';

/** A repository as it was at one time. */
export interface FetchedTree {
  etag: string;
  /** The files of one of the folders that were asked for. */
  folder(folder: string): RepositoryFiles;
}

/**
 * Fetches what concerns some folders of a repository: their files, and those
 * around them that may hold for them. All paths are kept, but the texts only
 * of files that are small enough, and only so much of them.
 */
export async function fetchTree(
  url: string,
  options: {
    reader: UrlReaderService;
    folders: readonly string[];
    etag: string | undefined;
    signal: AbortSignal;
  },
): Promise<FetchedTree> {
  const { reader, folders, etag, signal } = options;
  const isWanted = wantedFor(folders);

  const paths = new Set<string>();
  let filteredBytes = 0;
  let truncated = false;
  const response = await reader.readTree(url, {
    etag,
    signal,
    filter(path, info) {
      const wanted = isWanted(path);
      if (wanted) {
        paths.add(path);
      }
      const size = info?.size ?? 0;
      if (!wanted || size > MAX_TEXT_BYTES) {
        return false;
      }
      filteredBytes += size;
      truncated ||= filteredBytes > MAX_KEPT_BYTES;
      return !truncated;
    },
  });

  const texts = new Map<string, string>();
  const changes = new Map<string, number>();
  // Some readers do not filter, so it is done here once more.
  for (const file of await response.files()) {
    if (isWanted(file.path)) {
      paths.add(file.path);
      // An empty file comes as an empty array instead of a buffer.
      const content = Buffer.from(await file.content());
      const text =
        content.length > MAX_TEXT_BYTES ? undefined : decodeText(content);
      if (text !== undefined) {
        texts.set(file.path, text);
      }
      if (file.lastModifiedAt) {
        changes.set(file.path, file.lastModifiedAt.getTime());
      }
    }
    signal.throwIfAborted();
  }

  return {
    etag: response.etag,
    folder(folder) {
      const modified = [...changes]
        .filter(([path]) => inFolder(path, folder) !== undefined)
        .map(([, time]) => time);
      return {
        ...folderOf({ paths, texts, truncated }, folder, signal),
        lastCommitAt:
          modified.length > 0
            ? new Date(modified.reduce((a, b) => Math.max(a, b))).toISOString()
            : undefined,
      };
    },
  };
}
