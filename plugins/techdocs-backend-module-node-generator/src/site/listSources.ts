import { InputError, NotAllowedError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { SiteSettings } from './readSiteSettings';

const MAX_FILES = 1_000;
const MAX_PAGE_KIB = 512;
const MAX_SITE_MIB = 50;
const KIB = 1024;

/** The files of a documentation folder, by paths relative to it, with `/`. */
export interface Sources {
  folder: string;
  /** Markdown, in the order in which pages are listed. */
  pages: string[];
  /** Everything that pages may show or offer for download. */
  assets: string[];
  /** Changes with any of the files. */
  version: string;
}

/**
 * Lists what is in the documentation folder. Symbolic links are left out,
 * since they may lead anywhere, and so are hidden files, and HTML, which
 * could pose as a page of its own.
 *
 * @throws NotAllowedError for a folder outside of the repository, and
 * InputError for one that is missing or too large
 */
export async function listSources(options: {
  inputDir: string;
  settings: SiteSettings;
  warn(message: string): void;
}): Promise<Sources> {
  const { inputDir, settings, warn } = options;
  const folder = await findFolder(inputDir, settings.docsDir);
  const pages: string[] = [];
  const assets: string[] = [];
  const version = createHash('sha256');
  let files = 0;
  let bytes = 0;

  for await (const { path, entry } of walk(folder)) {
    const name = posix.join(settings.docsDir, path);
    if (!entry.isFile() || /\.html?$/i.test(path)) {
      warn(`${name} is left out: only regular files other than HTML are used`);
      continue;
    }
    const isPage = /\.md$/i.test(path);
    const { size, mtimeMs } = await lstat(join(folder, path));
    version.update(JSON.stringify([path, size, mtimeMs]));
    files += 1;
    bytes += size;
    if (isPage && size > MAX_PAGE_KIB * KIB) {
      throw new InputError(`${name} is larger than ${MAX_PAGE_KIB} KiB`);
    }
    if (files > MAX_FILES || bytes > MAX_SITE_MIB * 1024 * KIB) {
      throw new InputError(
        `${settings.docsDir} has more than ${MAX_FILES} files or ${MAX_SITE_MIB} MiB: build this documentation with MkDocs`,
      );
    }
    (isPage ? pages : assets).push(path);
  }
  return { folder, pages, assets, version: version.digest('hex') };
}

async function findFolder(inputDir: string, docsDir: string): Promise<string> {
  const root = await realpath(inputDir);
  const folder = resolve(root, docsDir);
  const path = relative(root, folder);
  if (!path || path.split(sep)[0] === '..' || resolve(path) === path) {
    throw new NotAllowedError(
      `mkdocs.yml: docs_dir must be a folder below the one of mkdocs.yml, not '${docsDir}'`,
    );
  }
  const real = await realpath(folder).catch(() => undefined);
  if (!real || !(await lstat(real)).isDirectory()) {
    throw new InputError(
      `There is no folder '${docsDir}': write its first page, ${docsDir}/index.md, or set docs_dir in mkdocs.yml`,
    );
  }
  if (real !== folder) {
    throw new NotAllowedError(
      `mkdocs.yml: docs_dir must not lead through a symbolic link, as '${docsDir}' does`,
    );
  }
  return folder;
}

async function* walk(
  folder: string,
  path: string = '',
): AsyncGenerator<{ path: string; entry: Dirent }> {
  const entries = await readdir(join(folder, path), { withFileTypes: true });
  for (const entry of entries.sort(byReadingOrder)) {
    if (entry.name.startsWith('.')) continue;
    const child = posix.join(path, entry.name);
    if (entry.isDirectory()) {
      yield* walk(folder, child);
    } else {
      yield { path: child, entry };
    }
  }
}

/** The first page of a folder, then its other files, then its folders. */
function byReadingOrder(one: Dirent, other: Dirent): number {
  return rank(one) - rank(other) || (one.name < other.name ? -1 : 1);
}

function rank(entry: Dirent): number {
  if (entry.isDirectory()) return 3;
  const first = ['index.md', 'readme.md'].indexOf(entry.name.toLowerCase());
  return first === -1 ? 2 : first;
}
