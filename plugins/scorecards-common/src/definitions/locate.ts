import { Document, isMap, isNode, isScalar, isSeq, Node, Scalar } from 'yaml';

type Path = readonly PropertyKey[];

/** Where the value at a path begins, or that of the nearest one around it. */
export function valueOffset(document: Document, path: Path): number {
  return startOf(nodeAt(document, path)) ?? startOf(document.contents) ?? 0;
}

/** Where a key begins, or, if there is none, the mapping that it should be in. */
export function keyOffset(document: Document, path: Path, key: string): number {
  const parent = nodeAt(document, path);
  const pair = isMap(parent)
    ? parent.items.find(item => isScalar(item.key) && item.key.value === key)
    : undefined;
  const start = isNode(pair?.key) ? startOf(pair.key) : undefined;
  return start ?? valueOffset(document, path);
}

/**
 * Where a character of a text stands in the source. Exact for every way of
 * writing a text but one: with backslashes in it, it is the text's beginning.
 */
export function characterOffset(
  document: Document,
  source: string,
  path: Path,
  index: number,
): number {
  const node = nodeAt(document, path);
  return isScalar(node) && typeof node.value === 'string'
    ? offsetInScalar(node, node.value, source, index)
    : valueOffset(document, path);
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}

function nodeAt(document: Document, path: Path): Node | null {
  let node: Node | null = document.contents;
  for (const key of path) {
    const child: unknown =
      isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
    if (!isNode(child)) {
      break;
    }
    node = child;
  }
  return node;
}

// Folding and indentation change white space only, so the n-th character that
// is not white space is the same one in the text and in the source.
function offsetInScalar(
  node: Scalar,
  value: string,
  source: string,
  index: number,
): number {
  const [start, end] = node.range ?? [0, 0];
  const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const written = source.slice(start, end);
  if (node.type === 'QUOTE_DOUBLE' && written.includes('\\')) {
    return start;
  }

  let position = start;
  if (quoted) {
    position += 1;
  } else if (block) {
    position += written.indexOf('\n') + 1;
  }
  let remaining = value.slice(0, index).replace(/\s/g, '').length;
  for (; position < end; position++) {
    if (/\s/.test(source[position])) {
      continue;
    }
    if (remaining === 0) {
      return position;
    }
    remaining--;
    if (node.type === 'QUOTE_SINGLE' && source[position] === "'") {
      position++; // Written twice, it is one.
    }
  }
  return end;
}
