import { posix } from 'node:path';
import { NavigationEntry } from '../site/readNavigation';
import { SiteSettings } from '../site/readSiteSettings';
import { Page, titleOf } from './readPages';

/** An item of the menu: a page, an address elsewhere, or a titled list. */
export type NavigationItem =
  | { title: string; page: Page }
  | { title: string; href: string }
  | { title: string; items: NavigationItem[] };

/** The menu: what `nav` lists, or else all pages by their folders. */
export function buildNavigation(options: {
  settings: SiteSettings;
  pages: Page[];
  warn(message: string): void;
}): NavigationItem[] {
  const { settings, pages, warn } = options;
  if (!settings.navigation) {
    return byFolder(pages);
  }
  const bySource = new Map(pages.map(page => [page.source, page]));

  function toItems(entries: NavigationEntry[]): NavigationItem[] {
    return entries.flatMap(entry => {
      if ('entries' in entry) {
        return { title: entry.title, items: toItems(entry.entries) };
      }
      const { target } = entry;
      if (/^https?:\/\//i.test(target)) {
        return { title: entry.title ?? target, href: target };
      }
      const page = bySource.get(posix.normalize(target));
      if (!page) {
        warn(`nav lists ${target}, which is not a page`);
        return [];
      }
      return { title: entry.title ?? page.title, page };
    });
  }
  return toItems(settings.navigation);
}

/** The pages of a menu, from the first to the last. */
export function pagesInOrder(items: NavigationItem[]): Page[] {
  return items.flatMap(item => {
    if ('items' in item) return pagesInOrder(item.items);
    return 'page' in item ? item.page : [];
  });
}

function byFolder(pages: Page[], depth: number = 0): NavigationItem[] {
  const items: NavigationItem[] = [];
  const folders = new Map<string, Page[]>();
  for (const page of pages) {
    const path = page.source.split('/');
    const folder = path[depth];
    if (path.length === depth + 1) {
      items.push({ title: page.title, page });
    } else {
      folders.set(folder, [...(folders.get(folder) ?? []), page]);
    }
  }
  for (const [folder, within] of folders) {
    items.push({ title: titleOf(folder), items: byFolder(within, depth + 1) });
  }
  return items;
}
