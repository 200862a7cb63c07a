import { posix } from 'node:path';

/** What a link or an image of a page leads to, from where the page is shown. */
export interface Link {
  href: string;
  /** A file of the documentation, which the reader cannot show as a page. */
  download: boolean;
}

export type LinkResolver = (href: string) => Link;

/** The files that links may lead to, by paths in the documentation folder. */
export interface LinkTargets {
  /** Locations of the pages. */
  pages: ReadonlyMap<string, string>;
  assets: ReadonlySet<string>;
  /** Where the documentation folder is shown by the host of the repository. */
  sourceUrl?: URL;
}

/**
 * Links are written from file to file, so that they work in the repository
 * too. Pages are shown at other paths, which this translates to.
 */
export function createLinkResolver(options: {
  source: string;
  location: string;
  targets: LinkTargets;
  warn(message: string): void;
}): LinkResolver {
  const { source, location, targets, warn } = options;

  return href => {
    const end = href.search(/[?#]/);
    const path = end === -1 ? href : href.slice(0, end);
    const isElsewhere = /^(\/|[a-z][a-z\d+.-]*:)/i.test(path);
    if (!path || isElsewhere) {
      return { href, download: false };
    }

    const file = posix.join(posix.dirname(source), decode(path));
    const page = [file, `${file}/index.md`, `${file}/README.md`]
      .map(candidate => targets.pages.get(posix.normalize(candidate)))
      .find(found => found !== undefined);
    const isAsset = targets.assets.has(file);
    const suffix = href.slice(path.length);
    if (targets.sourceUrl && file.startsWith('../')) {
      const { href: url } = new URL(encodePath(file), targets.sourceUrl);
      return { href: url + suffix, download: false };
    }
    if (page === undefined && !isAsset) {
      warn(`${source} links to ${path}, which is not in the documentation`);
      return { href, download: false };
    }
    return {
      href: relativeLink(location, page ?? file) + suffix,
      download: isAsset,
    };
  };
}

/** A link from one location of the site to another. */
export function relativeLink(from: string, to: string): string {
  const root = '../'.repeat(from.split('/').length - 1);
  return root + encodePath(to) || './';
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
