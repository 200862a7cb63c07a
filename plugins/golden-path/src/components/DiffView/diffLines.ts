import { diffIndices } from 'node-diff3';

/** Lines from `beforeStart` to before `beforeEnd` became others. */
export interface LineChange {
  beforeStart: number;
  beforeEnd: number;
  afterStart: number;
  afterEnd: number;
}

// Beyond this, comparing each line with each would keep the page from moving.
const MAX_COMPARISONS = 25_000_000;

/** Which lines differ between two texts, the first change first. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
): LineChange[] {
  const head = commonLength(before, after, (lines, index) => lines[index]);
  const tail = commonLength(before.slice(head), after.slice(head), (lines, i) =>
    lines.at(-1 - i),
  );
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  if (left.length === 0 && right.length === 0) {
    return [];
  }
  if (left.length * right.length > MAX_COMPARISONS) {
    return [
      {
        beforeStart: head,
        beforeEnd: head + left.length,
        afterStart: head,
        afterEnd: head + right.length,
      },
    ];
  }
  return diffIndices(left, right).map(({ buffer1, buffer2 }) => ({
    beforeStart: head + buffer1[0],
    beforeEnd: head + buffer1[0] + buffer1[1],
    afterStart: head + buffer2[0],
    afterEnd: head + buffer2[0] + buffer2[1],
  }));
}

function commonLength(
  a: readonly string[],
  b: readonly string[],
  lineAt: (lines: readonly string[], index: number) => string | undefined,
): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && lineAt(a, length) === lineAt(b, length)) {
    length++;
  }
  return length;
}
