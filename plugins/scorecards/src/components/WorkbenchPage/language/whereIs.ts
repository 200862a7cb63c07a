/** Where the cursor is in a text of definitions. */
export interface Place {
  /** The `kind` of the document, as far as it is written. */
  kind: string;
  /** The keys that enclose the cursor, the outermost first; lists leave none. */
  path: string[];
  /** The key whose value is being written; undefined where a key is. */
  key?: string;
  /** What of the value, or of the key, stands before the cursor. */
  before: string;
  /** The keys that the enclosing map has already. */
  siblings: string[];
}

const KEY = /^(\s*(?:- +)*)([\w.-]+):(?:\s+|$)(.*)$/;

/**
 * Tells where an offset is, from the indentation of the lines above it: the
 * text is seldom valid while somebody writes it.
 */
export function whereIs(text: string, offset: number): Place {
  const start = documentStart(text, offset);
  const lines = text.slice(start, offset).split('\n');
  const last = lines[lines.length - 1];
  const own = toLine(last);
  const indent = own?.indent ?? indentOf(last);
  const ancestors = enclosing(lines.slice(0, -1), indent);
  const path = ancestors.map(({ key }) => key);
  const block = own ? undefined : blockKey(lines);
  const document = text.slice(start).split(/^---(?:\s|$)/m)[0];
  return {
    kind: /^kind:\s*(\S+)/m.exec(document)?.[1] ?? '',
    path: block ? path.slice(0, -1) : path,
    key: own?.key ?? block,
    before: own?.value ?? last.replace(/^\s*(?:- +)*/, ''),
    siblings: siblingsOf(text.slice(start), lines.length - 1, indent),
  };
}

interface Line {
  /** Where the key stands; after the dashes of a list. */
  indent: number;
  key: string;
  value: string;
}

function toLine(line: string): Line | undefined {
  const match = KEY.exec(line);
  return match
    ? { indent: match[1].length, key: match[2], value: match[3] }
    : undefined;
}

function indentOf(line: string): number {
  return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function documentStart(text: string, offset: number): number {
  const before = text.slice(0, offset);
  const marker = [...before.matchAll(/^---(?:\s.*)?\n/gm)].at(-1);
  return marker ? marker.index + marker[0].length : 0;
}

/** The keys above that are less and less indented. */
function enclosing(lines: string[], indent: number): Line[] {
  const found: Line[] = [];
  let limit = indent;
  for (const line of [...lines].reverse()) {
    const each = toLine(line);
    if (each && each.indent < limit) {
      found.unshift(each);
      limit = each.indent;
    }
  }
  return found;
}

/** The key of a text that goes over several lines, where that is written. */
function blockKey(lines: string[]): string | undefined {
  const indent = indentOf(lines[lines.length - 1]);
  const parent = enclosing(lines.slice(0, -1), indent).at(-1);
  return parent && /^[|>][+-]?\d*\s*$/.test(parent.value)
    ? parent.key
    : undefined;
}

/** The keys of the same map, above and below. */
function siblingsOf(text: string, index: number, indent: number): string[] {
  const lines = text.split(/^---(?:\s|$)/m)[0].split('\n');
  const keys: string[] = [];
  const collect = (some: string[]) => {
    for (const line of some) {
      const each = toLine(line);
      if (each?.indent === indent) {
        keys.push(each.key);
      }
      if (line.trim() !== '' && indentOf(line) < indent) {
        return;
      }
    }
  };
  collect(lines.slice(0, index).reverse());
  collect(lines.slice(index + 1));
  return keys;
}
