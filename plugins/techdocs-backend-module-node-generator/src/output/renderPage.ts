import { relativeLink } from '../pages/links';
import { NavigationItem } from '../pages/navigation';
import { Page } from '../pages/readPages';
import { escapeHtml } from '../pages/renderMarkdown';
import { renderContents, renderMenu } from './renderMenus';

/**
 * Renders a page with the structure of the MkDocs theme "material", by whose
 * class names and attributes the TechDocs reader and its addons find their way.
 */
export function renderPage(options: {
  siteName: string;
  page: Page;
  navigation: NavigationItem[];
  /** Path of the stylesheet in the site. */
  stylesheet: string;
  previous?: Page;
  next?: Page;
}): string {
  const { page, stylesheet, previous, next } = options;
  const siteName = escapeHtml(options.siteName);

  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)} - ${siteName}</title>
<link rel="stylesheet" href="${relativeLink(page.location, stylesheet)}">
</head>
<body>
<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" aria-label="Show the navigation">
<label class="md-overlay" for="__drawer"></label>
<header class="md-header"><label class="md-header__button md-icon" for="__drawer"></label></header>
<div class="md-container" data-md-component="container">
<main class="md-main" data-md-component="main">
<div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation">
<div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
<nav class="md-nav md-nav--primary" aria-label="${siteName}" data-md-level="0">
<label class="md-nav__title" for="__drawer">${siteName}</label>
${renderMenu(options.navigation, page)}
</nav>
</div></div>
</div>
<div class="md-sidebar md-sidebar--secondary" data-md-component="sidebar" data-md-type="toc">
<div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
${renderContents(page)}
</div></div>
</div>
<div class="md-content" data-md-component="content">
<article class="md-content__inner md-typeset">
${page.html}
</article>
</div>
</div>
</main>
<footer class="md-footer">
<nav class="md-footer__inner md-grid" aria-label="Pages before and after">
${renderNeighbour(page, previous, { name: 'prev', label: 'Previous' })}
${renderNeighbour(page, next, { name: 'next', label: 'Next' })}
</nav>
</footer>
</div>
</body>
</html>
`;
}

function renderNeighbour(
  page: Page,
  neighbour: Page | undefined,
  direction: { name: 'prev' | 'next'; label: string },
): string {
  if (!neighbour) {
    return '';
  }
  const { name, label } = direction;
  const href = relativeLink(page.location, neighbour.location);
  return `<a class="md-footer__link md-footer__link--${name}" href="${href}" rel="${name}">
<span class="md-footer__direction">${label}</span>
<span class="md-ellipsis">${escapeHtml(neighbour.title)}</span>
</a>`;
}
