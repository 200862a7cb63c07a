import { relativeLink } from '../pages/links';
import { NavigationItem, pagesInOrder } from '../pages/navigation';
import { Page } from '../pages/readPages';
import { escapeHtml } from '../pages/renderMarkdown';
import { Section } from '../pages/readSections';

/** The menu of the site, open where the page is. */
export function renderMenu(
  items: NavigationItem[],
  page: Page,
  path: string = '__nav',
): string {
  const rendered = items.map((item, index) => {
    const title = `<span class="md-ellipsis">${escapeHtml(item.title)}</span>`;
    if (!('items' in item)) {
      return renderLink(item, page, title);
    }
    const id = `${path}_${index + 1}`;
    const isOpen = pagesInOrder(item.items).includes(page);
    return `<li class="md-nav__item${activeIf(
      isOpen,
      'md-nav__item',
    )} md-nav__item--nested">
<input class="md-nav__toggle md-toggle" type="checkbox" id="${id}"${
      isOpen ? ' checked' : ''
    }>
<label class="md-nav__link" for="${id}">${title}<span class="md-nav__icon md-icon"></span></label>
<nav class="md-nav" aria-label="${escapeHtml(item.title)}">
${renderMenu(item.items, page, id)}
</nav>
</li>`;
  });
  return list(rendered);
}

/** The headings of the page; nothing where there are none below its title. */
export function renderContents(page: Page): string {
  const headings = page.sections.filter(({ level }) => level > 1);
  if (headings.length === 0) {
    return '';
  }
  return `<nav class="md-nav md-nav--secondary" aria-label="On this page">
<span class="md-nav__title">On this page</span>
${renderHeadings(headings)}
</nav>`;
}

function renderHeadings(headings: Section[]): string {
  const rendered: string[] = [];
  for (let start = 0, end; start < headings.length; start = end) {
    const { id, level, title } = headings[start];
    end = start + 1;
    while (end < headings.length && headings[end].level > level) {
      end += 1;
    }
    const below = headings.slice(start + 1, end);
    rendered.push(`<li class="md-nav__item">
<a class="md-nav__link" href="#${id}"><span class="md-ellipsis">${escapeHtml(
      title,
    )}</span></a>
${below.length > 0 ? renderHeadings(below) : ''}
</li>`);
  }
  return list(rendered);
}

function renderLink(
  item: { page: Page } | { href: string },
  page: Page,
  title: string,
): string {
  const isActive = 'page' in item && item.page === page;
  const href =
    'page' in item
      ? relativeLink(page.location, item.page.location)
      : escapeHtml(item.href);
  return `<li class="md-nav__item${activeIf(isActive, 'md-nav__item')}">
<a class="md-nav__link${activeIf(isActive, 'md-nav__link')}" href="${href}"${
    isActive ? ' aria-current="page"' : ''
  }>${title}</a>
</li>`;
}

function activeIf(isActive: boolean, block: string): string {
  return isActive ? ` ${block}--active` : '';
}

function list(items: string[]): string {
  return `<ul class="md-nav__list">\n${items.join('\n')}\n</ul>`;
}
