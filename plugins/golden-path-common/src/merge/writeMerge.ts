import { LineRange, MergeRegion } from './mergeChanges';

/**
 * What stands behind the markers of a conflict.
 *
 * @public
 */
export interface MergeLabels {
  ours: string;
  theirs: string;
}

/** @public */
export interface MergeConflict {
  /** The line of the opening marker, counted from 1. */
  line: number;
  ours: string;
  theirs: string;
}

/** @public */
export interface MergedText {
  /** With the conflicts between markers. */
  content: string;
  /** None if the merge is clean. */
  conflicts: MergeConflict[];
}

/** Writes our text with what theirs changed, and markers around conflicts. */
export function writeMerge(options: {
  regions: MergeRegion[];
  baseLines: string[];
  oursLines: string[];
  theirsLines: string[];
  labels: MergeLabels;
}): MergedText {
  const { regions, baseLines, oursLines, theirsLines, labels } = options;
  const written: string[] = [];
  const conflicts: MergeConflict[] = [];
  let position = 0;
  for (const { take, ours, theirs } of regions) {
    written.push(...oursLines.slice(position, ours.start));
    position = ours.end;
    const mine = oursLines.slice(ours.start, ours.end);
    const other = theirsLines.slice(theirs.start, theirs.end);
    if (take !== 'both') {
      written.push(...(take === 'ours' ? mine : other));
      continue;
    }

    const eol = lineEnding(ours, theirs);
    conflicts.push({
      line: written.length + 1,
      ours: mine.join(''),
      theirs: other.join(''),
    });
    written.push(
      `<<<<<<< ${labels.ours}${eol}`,
      ...endedBy(eol, mine),
      `=======${eol}`,
      ...endedBy(eol, other),
      `>>>>>>> ${labels.theirs}${eol}`,
    );
  }
  written.push(...oursLines.slice(position));
  return { content: written.join(''), conflicts };

  // That of the lines before the conflict, as far as they say.
  function lineEnding(ours: LineRange, theirs: LineRange): string {
    const carriageReturns =
      (hasCarriageReturn(oursLines, Math.max(ours.start - 1, 0)) ?? true) &&
      (hasCarriageReturn(theirsLines, Math.max(theirs.start - 1, 0)) ?? true) &&
      (hasCarriageReturn(baseLines, 0) ?? 'unknown');
    return carriageReturns === true ? '\r\n' : '\n';
  }
}

function hasCarriageReturn(
  lines: string[],
  index: number,
): boolean | undefined {
  const line = lines[index]?.endsWith('\n') ? lines[index] : lines[index - 1];
  return line === undefined ? undefined : line.endsWith('\r\n');
}

function endedBy(eol: string, lines: string[]): string[] {
  const last = lines.at(-1);
  return last === undefined || last.endsWith('\n')
    ? lines
    : [...lines.slice(0, -1), last + eol];
}
