import MarkdownIt, { type StateBlock } from 'markdown-it';

const OPENING = /^!!!\s+([a-z]+)(?:\s+"([^"]*)")?\s*$/i;
const INDENT = 4;

/**
 * Reads `!!! warning "Title"` with an indented body, as MkDocs does.
 *
 * @param markdown - the parser to extend
 */
export function admonitions(markdown: MarkdownIt) {
  markdown.block.ruler.before('fence', 'admonition', readAdmonition, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function readAdmonition(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  const opening = OPENING.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!opening || state.sCount[startLine] - state.blkIndent >= INDENT) {
    return false;
  }
  if (silent) {
    return true;
  }
  const [, type, title = type.charAt(0).toUpperCase() + type.slice(1)] =
    opening;
  const bodyEnd = findBodyEnd(state, startLine, endLine);

  const open = state.push('admonition_open', 'div', 1);
  open.attrSet('class', `admonition ${type.toLowerCase()}`);
  if (title) {
    state.push('paragraph_open', 'p', 1).attrSet('class', 'admonition-title');
    const text = state.push('inline', '', 0);
    text.content = title;
    text.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  const { blkIndent, lineMax } = state;
  state.blkIndent += INDENT;
  state.lineMax = bodyEnd;
  state.md.block.tokenize(state, startLine + 1, bodyEnd);
  state.blkIndent = blkIndent;
  state.lineMax = lineMax;
  state.push('admonition_close', 'div', -1);
  state.line = bodyEnd;
  return true;
}

/** The line after the last one that is indented enough. */
function findBodyEnd(state: StateBlock, startLine: number, endLine: number) {
  let end = startLine + 1;
  for (let line = end; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line] - state.blkIndent < INDENT) break;
    end = line + 1;
  }
  return end;
}
