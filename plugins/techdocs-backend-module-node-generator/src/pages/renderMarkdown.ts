import MarkdownIt, { type Token } from 'markdown-it';
import { admonitions } from './admonitions';
import { LinkResolver } from './links';
import { readSections, Section } from './readSections';

/** What the text of a page becomes. */
export interface RenderedPage {
  html: string;
  sections: Section[];
}

// HTML in a document is shown as text: anybody may have written it.
const markdown = new MarkdownIt({ html: false }).use(admonitions);

// Indented code looks like fenced code. What scrolls sideways, code and tables,
// can take the focus, so that it scrolls by keyboard too.
markdown.renderer.rules.code_block = markdown.renderer.rules.fence;
markdown.renderer.rules.heading_close = (tokens, index) =>
  `${tokens[index].content}</${tokens[index].tag}>\n`;
markdown.renderer.rules.table_open = () =>
  '<div class="md-typeset__scrollwrap" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';

/** Makes a text safe to stand in HTML, in attributes too. */
export const { escapeHtml } = markdown.utils;

/** Renders the Markdown of one page. */
export function renderMarkdown(
  text: string,
  resolveLink: LinkResolver,
): RenderedPage {
  const environment = {};
  const tokens = markdown.parse(withoutFrontMatter(text), environment);
  const sections = readSections(tokens);
  resolveLinks(tokens, resolveLink);
  makeCodeFocusable(tokens);
  return {
    html: markdown.renderer.render(tokens, markdown.options, environment),
    sections,
  };
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '');
}

function makeCodeFocusable(tokens: Token[]) {
  for (const token of tokens) {
    if (token.tag === 'code') token.attrSet('tabindex', '0');
  }
}

function resolveLinks(tokens: Token[], resolveLink: LinkResolver) {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const attribute = token.type === 'image' ? 'src' : 'href';
    const target = token.attrGet(attribute);
    if (target) {
      const { href, download } = resolveLink(target);
      token.attrSet(attribute, href);
      if (download && token.type === 'link_open') {
        token.attrSet('download', '');
      }
    }
  }
}
