import { diffIndices } from 'node-diff3';
import { slideGaps } from './slideGaps';

/** Lines of the base, from start to before end, that another text has replaced. */
export interface Change {
  baseStart: number;
  baseEnd: number;
  start: number;
  end: number;
}

/** How a text differs from its base, the first change first. */
export function diffLines(base: string[], other: string[]): Change[] {
  const head = commonHead(base, other);
  const tail = commonTail(base, other, head);
  const middle = diffIndices(
    base.slice(head, base.length - tail),
    other.slice(head, other.length - tail),
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
  for (const { buffer1, buffer2 } of middle) {
    const [start, length] = buffer1;
    keep(start - position);
    removed[removed.length - 1] = length;
    added[added.length - 1] = buffer2[1];
    position = start + length;
  }
  keep(base.length - head - tail - position + tail);

  slideGaps(base, removed, added);
  slideGaps(other, added, removed);
  return changesOf(removed, added);
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
