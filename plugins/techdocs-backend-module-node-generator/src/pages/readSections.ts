import { type Token } from 'markdown-it';

/** A heading and the text up to the next one, without markup. */
export interface Section {
  /** The anchor of the heading; empty for the text before the first one. */
  id: string;
  /** 1 to 6, and 0 for the text before the first heading. */
  level: number;
  title: string;
  text: string;
}

/** Splits a page at its headings, and gives each heading an id and a link. */
export function readSections(tokens: Token[]): Section[] {
  const claimId = createIdSource();
  const sections = [{ id: '', level: 0, title: '', texts: [''] }];
  let current = sections[0];
  let isHeading = false;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const title = textOf(tokens[index + 1]);
      const id = claimId(title);
      const level = Number(token.tag.slice(1));
      token.attrSet('id', id);
      current = { id, level, title, texts: [] };
      sections.push(current);
      isHeading = true;
    } else if (token.type === 'heading_close') {
      token.content = `<a class="headerlink" href="#${current.id}" title="Permanent link" aria-label="Permanent link">#</a>`;
      isHeading = false;
    } else if (!isHeading) {
      current.texts.push(textOf(token));
    }
  }
  return sections.map(({ texts, ...section }) => ({
    ...section,
    text: texts.filter(Boolean).join(' ').trim(),
  }));
}

function textOf(token: Token): string {
  const parts = token.children ?? [token];
  return parts
    .map(part => (/break$/.test(part.type) ? ' ' : part.content))
    .join('');
}

/** Ids as MkDocs makes them, so that links to headings survive a change. */
function createIdSource(): (title: string) => string {
  const ids = new Set<string>();
  const counts = new Map<string, number>();
  return title => {
    const slug = title
      .normalize('NFKD')
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, '-');
    let count = counts.get(slug) ?? 0;
    let id = slug;
    while (!id || ids.has(id)) {
      count += 1;
      id = `${slug}_${count}`;
    }
    counts.set(slug, count);
    ids.add(id);
    return id;
  };
}
