import { ConflictPart, markConflicts } from './conflicts';
import { diffLines } from './diffLines';

/** One line of a file; lines are counted from 1. */
export interface DiffLine {
  number: number;
  text: string;
  conflict?: ConflictPart;
}

/** What stands side by side: the same line, or lines that replace another. */
export interface DiffRow {
  before?: DiffLine;
  after?: DiffLine;
  isChanged: boolean;
}

/** Rows that are shown, or that nobody needs to see. */
export interface DiffBlock {
  rows: DiffRow[];
  isFolded: boolean;
}

const CONTEXT_LINES = 3;

/** Two texts beside each other, line by line. */
export function diffRows(before: string, after: string): DiffRow[] {
  const left = toLines(before);
  const right = toLines(after);
  const rows: DiffRow[] = [];
  const push = (leftAt: number, rightAt: number, end: [number, number]) => {
    const length = Math.max(end[0] - leftAt, end[1] - rightAt);
    for (let index = 0; index < length; index++) {
      const isLeft = leftAt + index < end[0];
      const isRight = rightAt + index < end[1];
      rows.push({
        before: isLeft ? left[leftAt + index] : undefined,
        after: isRight ? right[rightAt + index] : undefined,
        isChanged: true,
      });
    }
  };

  let [leftAt, rightAt] = [0, 0];
  const keepUntil = (end: number) => {
    for (; leftAt < end; leftAt++, rightAt++) {
      rows.push({
        before: left[leftAt],
        after: right[rightAt],
        isChanged: false,
      });
    }
  };
  const changes = diffLines(textsOf(left), textsOf(right));
  for (const { beforeStart, beforeEnd, afterEnd } of changes) {
    keepUntil(beforeStart);
    push(leftAt, rightAt, [beforeEnd, afterEnd]);
    [leftAt, rightAt] = [beforeEnd, afterEnd];
  }
  keepUntil(left.length);
  return rows;
}

/** The same rows one below the other: what goes, then what comes. */
export function toUnified(rows: readonly DiffRow[]): DiffRow[] {
  const unified: DiffRow[] = [];
  let added: DiffRow[] = [];
  for (const row of rows) {
    if (!row.isChanged) {
      unified.push(...added, row);
      added = [];
      continue;
    }
    if (row.before) {
      unified.push({ before: row.before, isChanged: true });
    }
    if (row.after) {
      added.push({ after: row.after, isChanged: true });
    }
  }
  return [...unified, ...added];
}

/** Folds what is far from any change; conflicts are always shown. */
export function toBlocks(rows: readonly DiffRow[]): DiffBlock[] {
  const isNear = new Array<boolean>(rows.length).fill(false);
  rows.forEach(({ isChanged, after }, index) => {
    if (isChanged || after?.conflict) {
      isNear.fill(
        true,
        Math.max(0, index - CONTEXT_LINES),
        index + CONTEXT_LINES + 1,
      );
    }
  });

  const blocks: DiffBlock[] = [];
  rows.forEach((row, index) => {
    const last = blocks.at(-1);
    if (last && last.isFolded === !isNear[index]) {
      last.rows.push(row);
    } else {
      blocks.push({ rows: [row], isFolded: !isNear[index] });
    }
  });
  return blocks;
}

function toLines(text: string): DiffLine[] {
  const texts = text.split('\n');
  if (texts.at(-1) === '') {
    texts.pop();
  }
  const parts = markConflicts(texts.map(line => line.replace(/\r$/, '')));
  return texts.map((line, index) => ({
    number: index + 1,
    // Two lines that differ only in their end must not look the same.
    text: line.replace(/\r$/, '␍'),
    conflict: parts[index],
  }));
}

function textsOf(lines: readonly DiffLine[]): string[] {
  return lines.map(({ text }) => text);
}
