import { RepositoryFacts, RepositoryFiles } from '../types';

const MAX_SECTIONS = 50;
const MAX_SECTION_LENGTH = 100;
/** Longer lines are no headings, and would be slow to match. */
const MAX_LINE_LENGTH = 500;

/** A file of the Markdown kind wins over the others. */
const NAMES = [
  /^readme\.(md|markdown|mdx)$/i,
  /^readme\.(rst|adoc|asciidoc|txt)$/i,
  /^readme$/i,
];

export async function detectReadme(
  files: RepositoryFiles,
): Promise<Pick<RepositoryFacts, 'readme' | 'readmeSections' | 'readmeWords'>> {
  const path = NAMES.map(name =>
    files.paths.find(candidate => name.test(candidate)),
  ).find(Boolean);
  if (!path) {
    return { readme: false, readmeSections: [], readmeWords: 0 };
  }
  const text = await files.readText(path);
  if (text === undefined) {
    return { readme: true };
  }
  const lines = withoutFences(withoutComments(text));
  return {
    readme: true,
    readmeSections: findHeadings(lines).slice(0, MAX_SECTIONS),
    readmeWords:
      lines.join('\n').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0,
  };
}

function withoutComments(text: string): string {
  let kept = '';
  let position = 0;
  for (;;) {
    const start = text.indexOf('<!--', position);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) {
      return kept + text.slice(position);
    }
    kept += text.slice(position, start);
    position = end + 3;
  }
}

/** The lines outside of fenced code, in which `#` is no heading. */
function withoutFences(text: string): string[] {
  let fence: string | undefined;
  return text.split(/\r?\n/).filter(line => {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (marker?.startsWith(fence)) {
        fence = undefined;
      }
      return false;
    }
    fence = marker;
    return !marker;
  });
}

/** Headings of Markdown, reStructuredText and AsciiDoc. */
function findHeadings(lines: string[]): string[] {
  return lines
    .flatMap((line, index) => {
      if (line.length > MAX_LINE_LENGTH) {
        return [];
      }
      const marked = /^ {0,3}(?:#{1,6}|={1,6})\s+(.*)$/.exec(line);
      if (marked) {
        return marked[1].replace(/\s[#=]+\s*$/, '');
      }
      const isText = /^ {0,3}[^\s|>*+-]/.test(line);
      return isText && /^([=~-])\1{2,}\s*$/.test(lines[index + 1] ?? '')
        ? line
        : [];
    })
    .map(plainText)
    .filter(heading => heading !== '');
}

/** Takes off links, images, emphasis and emoji, as a reader sees a heading. */
function plainText(heading: string): string {
  return heading
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`~\uFE0F]|\p{Extended_Pictographic}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('en-US')
    .slice(0, MAX_SECTION_LENGTH);
}
