import { diffIndices } from 'node-diff3';
import { slideGaps } from './slideGaps';

/** Lines of the base, from start to before end, that another text has replaced. */
export interface Change {
  baseStart: number;
  baseEnd: number;
  start: number;
  end: number;
}

/** Which of two equal lines is meant: rather the first ones, or the last. */
export type Preference = 'first' | 'last';

/** How a text differs from its base, the first change first. */
export function diffLines(
  base: string[],
  other: string[],
  preference: Preference = 'first',
): Change[] {
  const head = commonHead(base, other);
  const tail = commonTail(base, other, head);
  const middle = differences(
    base.slice(head, base.length - tail),
    other.slice(head, other.length - tail),
    preference,
  );

  // How many lines were removed, and added, before each line that both have.
  const removed = new Array<number>(head + 1).fill(0);
  const added = new Array<number>(head + 1).fill(0);
  let position = 0;
  const keep = (lines: number) => {
    for (let line = 0; line < lines; line++) {
      removed.push(0);
      added.push(0);
    }
  };
  for (const { baseStart, baseEnd, start, end } of middle) {
    keep(baseStart - position);
    removed[removed.length - 1] = baseEnd - baseStart;
    added[added.length - 1] = end - start;
    position = baseEnd;
  }
  keep(base.length - head - tail - position + tail);

  slideGaps(base, removed, added);
  slideGaps(other, added, removed);
  return changesOf(removed, added);
}

function differences(
  base: string[],
  other: string[],
  preference: Preference,
): Change[] {
  if (preference === 'last') {
    const mirrored = differences(
      base.toReversed(),
      other.toReversed(),
      'first',
    );
    return mirrored.toReversed().map(change => ({
      baseStart: base.length - change.baseEnd,
      baseEnd: base.length - change.baseStart,
      start: other.length - change.end,
      end: other.length - change.start,
    }));
  }
  return diffIndices(base, other).map(({ buffer1, buffer2 }) => ({
    baseStart: buffer1[0],
    baseEnd: buffer1[0] + buffer1[1],
    start: buffer2[0],
    end: buffer2[0] + buffer2[1],
  }));
}

function commonHead(base: string[], other: string[]): number {
  const limit = Math.min(base.length, other.length);
  let length = 0;
  while (length < limit && base[length] === other[length]) {
    length++;
  }
  return length;
}

function commonTail(base: string[], other: string[], head: number): number {
  const limit = Math.min(base.length, other.length) - head;
  let length = 0;
  while (length < limit && base.at(-1 - length) === other.at(-1 - length)) {
    length++;
  }
  return length;
}

function changesOf(removed: number[], added: number[]): Change[] {
  const changes: Change[] = [];
  let base = 0;
  let other = 0;
  for (const [gap, length] of removed.entries()) {
    if (length > 0 || added[gap] > 0) {
      changes.push({
        baseStart: base,
        baseEnd: base + length,
        start: other,
        end: other + added[gap],
      });
    }
    base += length + 1;
    other += added[gap] + 1;
  }
  return changes;
}
