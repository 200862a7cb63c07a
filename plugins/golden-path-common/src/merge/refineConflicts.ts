import { diffLines } from './diffLines';
import { LineRange, MergeRegion } from './mergeChanges';

/** Conflicts closer than this are one: it is easier to read. */
const farEnough = 4;

/**
 * Takes out of the conflicts what both sides have in common, and then puts
 * those together again that hardly anything stands between.
 */
export function refineConflicts(options: {
  regions: MergeRegion[];
  oursLines: string[];
  theirsLines: string[];
}): MergeRegion[] {
  const { regions, oursLines, theirsLines } = options;
  const refined = regions.flatMap(region =>
    region.take === 'both' &&
    lengthOf(region.ours) > 0 &&
    lengthOf(region.theirs) > 0
      ? splitConflict(region, oursLines, theirsLines)
      : region,
  );

  const joined: MergeRegion[] = [];
  for (const region of refined) {
    const previous = joined.at(-1);
    if (
      previous?.take === 'both' &&
      region.take === 'both' &&
      !standApart(oursLines.slice(previous.ours.end, region.ours.start))
    ) {
      previous.ours.end = region.ours.end;
      previous.theirs.end = region.theirs.end;
    } else {
      joined.push(region);
    }
  }
  return joined;
}

function lengthOf({ start, end }: LineRange): number {
  return end - start;
}

function splitConflict(
  region: MergeRegion,
  oursLines: string[],
  theirsLines: string[],
): MergeRegion[] {
  const { ours, theirs } = region;
  const differences = diffLines(
    oursLines.slice(ours.start, ours.end),
    theirsLines.slice(theirs.start, theirs.end),
  );
  if (differences.length === 0) {
    return [{ ...region, take: 'ours' }];
  }
  return differences.map(({ baseStart, baseEnd, start, end }) => ({
    take: 'both',
    ours: { start: ours.start + baseStart, end: ours.start + baseEnd },
    theirs: { start: theirs.start + start, end: theirs.start + end },
  }));
}

function standApart(linesBetween: string[]): boolean {
  return (
    linesBetween.length >= farEnough &&
    linesBetween.some(line => /[a-z0-9]/i.test(line))
  );
}
