import { Change } from './diffLines';

/** Which lines, from start to before end. */
export interface LineRange {
  start: number;
  end: number;
}

/** A place where one side, or both, replaced lines of the base. */
export interface MergeRegion {
  take: 'ours' | 'theirs' | 'both';
  ours: LineRange;
  theirs: LineRange;
}

/**
 * Puts the changes of two sides into one order. Where they meet or touch, and
 * are not the same, the region is of both: a conflict.
 */
export function mergeChanges(options: {
  ours: Change[];
  theirs: Change[];
  oursLines: string[];
  theirsLines: string[];
}): MergeRegion[] {
  const { ours, theirs, oursLines, theirsLines } = options;
  const regions: MergeRegion[] = [];
  let i = 0;
  let j = 0;
  // How much longer than the base each side is up to here.
  let oursShift = 0;
  let theirsShift = 0;

  while (i < ours.length || j < theirs.length) {
    const first = Math.min(
      ours[i]?.baseStart ?? Infinity,
      theirs[j]?.baseStart ?? Infinity,
    );
    const oursFrom = i;
    const theirsFrom = j;
    let end = first;
    for (;;) {
      if (i < ours.length && ours[i].baseStart <= end) {
        end = Math.max(end, ours[i].baseEnd);
        i++;
      } else if (j < theirs.length && theirs[j].baseStart <= end) {
        end = Math.max(end, theirs[j].baseEnd);
        j++;
      } else {
        break;
      }
    }
    const oursStart = first + oursShift;
    const theirsStart = first + theirsShift;
    oursShift += growthOf(ours.slice(oursFrom, i));
    theirsShift += growthOf(theirs.slice(theirsFrom, j));
    const region = {
      ours: { start: oursStart, end: end + oursShift },
      theirs: { start: theirsStart, end: end + theirsShift },
    };
    if (j === theirsFrom) {
      regions.push({ ...region, take: 'ours' });
    } else if (i === oursFrom) {
      regions.push({ ...region, take: 'theirs' });
    } else if (
      i - oursFrom > 1 ||
      j - theirsFrom > 1 ||
      !sameChange(ours[oursFrom], theirs[theirsFrom])
    ) {
      regions.push({ ...region, take: 'both' });
    }
  }
  return regions;

  function sameChange(mine: Change, other: Change): boolean {
    return (
      mine.baseStart === other.baseStart &&
      mine.baseEnd === other.baseEnd &&
      sameLines(
        oursLines.slice(mine.start, mine.end),
        theirsLines.slice(other.start, other.end),
      )
    );
  }
}

function growthOf(changes: Change[]): number {
  return changes.reduce(
    (sum, { baseStart, baseEnd, start, end }) =>
      sum + (end - start) - (baseEnd - baseStart),
    0,
  );
}

function sameLines(some: string[], others: string[]): boolean {
  return (
    some.length === others.length &&
    some.every((line, index) => line === others[index])
  );
}
