import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NavigationItem, pagesInOrder } from '../pages/navigation';
import { Page } from '../pages/readPages';
import { escapeHtml } from '../pages/renderMarkdown';
import { Sources } from '../site/listSources';
import { SiteSettings } from '../site/readSiteSettings';
import { renderPage } from './renderPage';
import { SiteWriter } from './SiteWriter';

const STYLESHEET = resolvePackagePath(
  '@guildhall/plugin-techdocs-backend-module-node-generator',
  'assets/reader.css',
);

/** Writes everything that the reader and the search of TechDocs ask for. */
export async function writeSite(options: {
  settings: SiteSettings;
  sources: Sources;
  pages: Page[];
  navigation: NavigationItem[];
  etag?: string;
  writer: SiteWriter;
}) {
  const { settings, sources, pages, navigation, etag, writer } = options;

  // Assets come first: none may stand in for a file of the generator's own.
  for (const asset of sources.assets) {
    await writer.copy(join(sources.folder, asset), asset);
  }

  const stylesheet = await writeStylesheet(writer);
  const order = pagesInOrder(navigation);
  for (const page of pages) {
    const position = order.indexOf(page);
    const html = renderPage({
      siteName: settings.name,
      page,
      navigation,
      stylesheet,
      previous: order[position - 1],
      next: position === -1 ? undefined : order[position + 1],
    });
    await writer.write(`${page.location}index.html`, html);
  }

  await writer.write(
    'search/search_index.json',
    JSON.stringify({ docs: pages.flatMap(searchDocuments) }),
  );
  await writer.write(
    'techdocs_metadata.json',
    JSON.stringify({
      site_name: settings.name,
      site_description: settings.description,
      build_timestamp: Date.now(),
      files: [...writer.files, 'techdocs_metadata.json'],
      etag: etag || undefined,
    }),
  );
}

/** The reader drops stylesheets whose name is not like that of MkDocs' theme. */
async function writeStylesheet(writer: SiteWriter): Promise<string> {
  const css = await readFile(STYLESHEET, 'utf8');
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const path = `assets/stylesheets/main.${hash}.min.css`;
  await writer.write(path, css);
  return path;
}

/** One document for each section with text, escaped as the collator expects. */
function searchDocuments(page: Page) {
  return page.sections
    .filter(({ id, text }) => id || text)
    .map(({ id, level, title, text }) => ({
      location: level > 1 ? `${page.location}#${id}` : page.location,
      title: escapeHtml(title || page.title),
      text: escapeHtml(text),
    }));
}
