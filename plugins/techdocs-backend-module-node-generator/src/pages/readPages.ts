import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Sources } from '../site/listSources';
import { SiteSettings } from '../site/readSiteSettings';
import { createLinkResolver } from './links';
import { RenderedPage, renderMarkdown } from './renderMarkdown';

/** A page of the site. */
export interface Page extends RenderedPage {
  /** The Markdown file, relative to the documentation folder. */
  source: string;
  /** Where it is shown: `''`, or a path that ends with `/`. */
  location: string;
  title: string;
}

/**
 * Reads and renders all pages, in the order of the sources.
 *
 * @throws InputError where the first page, which TechDocs opens, is missing
 */
export async function readPages(options: {
  settings: SiteSettings;
  sources: Sources;
  warn(message: string): void;
}): Promise<Page[]> {
  const { settings, sources, warn } = options;
  const locations = locatePages(sources.pages, warn);
  const targets = {
    pages: locations,
    assets: new Set(sources.assets),
    sourceUrl: settings.sourceUrl,
  };
  const pages: Page[] = [];
  for (const [source, location] of locations) {
    const text = await readFile(join(sources.folder, source), 'utf8');
    const resolveLink = createLinkResolver({ source, location, targets, warn });
    const rendered = renderMarkdown(text, resolveLink);
    const title =
      rendered.sections.find(({ level }) => level === 1)?.title ??
      titleOf(source);
    pages.push({ ...rendered, source, location, title });
  }
  return pages;
}

/** A readable name of a file or folder: `short-tokens.md` is "Short tokens". */
export function titleOf(path: string): string {
  const words = posix
    .basename(path)
    .replace(/\.md$/i, '')
    .replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gives the addresses that MkDocs gives, so that links survive a change. */
function locatePages(
  sources: string[],
  warn: (message: string) => void,
): Map<string, string> {
  const bySource = new Map<string, string>();
  const byLocation = new Map<string, string>();
  for (const source of sources) {
    const location = source
      .replace(/(^|\/)(index|readme)\.md$/i, '$1')
      .replace(/\.md$/i, '/');
    const other = byLocation.get(location);
    if (other) {
      warn(`${source} is left out: ${other} has the same address`);
      continue;
    }
    byLocation.set(location, source);
    bySource.set(source, location);
  }
  if (!byLocation.has('')) {
    throw new InputError(
      'The documentation has no first page: write index.md or README.md in its folder',
    );
  }
  return bySource;
}
