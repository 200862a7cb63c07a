import { diffLines, Preference } from './diffLines';
import { mergeChanges, MergeRegion } from './mergeChanges';
import { refineConflicts } from './refineConflicts';
import { splitLines } from './splitLines';
import { MergedText, MergeLabels, writeMerge } from './writeMerge';

/** @public */
export interface MergeTextOptions {
  base: string;
  ours: string;
  theirs: string;
  labels: MergeLabels;
}

/**
 * Merges two texts that were made from one base, as `git merge-file` does,
 * line by line. Line endings are kept, and so is a last line without one.
 *
 * Where equal lines allow several ways to merge, with different results, all
 * that differs is a conflict.
 *
 * @public
 */
export function mergeText(options: MergeTextOptions): MergedText {
  const { labels } = options;
  const lines: MergedLines = {
    baseLines: splitLines(options.base),
    oursLines: splitLines(options.ours),
    theirsLines: splitLines(options.theirs),
  };
  const merge = (regions: MergeRegion[]) => {
    const refined = refineConflicts({ ...lines, regions });
    return writeMerge({ ...lines, regions: refined, labels });
  };

  const merged = merge(regionsOf(lines, 'first'));
  if (merged.conflicts.length > 0) {
    return merged;
  }
  const otherwise = merge(regionsOf(lines, 'last'));
  if (otherwise.conflicts.length > 0 || otherwise.content === merged.content) {
    return otherwise;
  }
  return merge([wholeTexts(lines)]);
}

interface MergedLines {
  baseLines: string[];
  oursLines: string[];
  theirsLines: string[];
}

function regionsOf(lines: MergedLines, preference: Preference): MergeRegion[] {
  const { baseLines, oursLines, theirsLines } = lines;
  return mergeChanges({
    ours: diffLines(baseLines, oursLines, preference),
    theirs: diffLines(baseLines, theirsLines, preference),
    oursLines,
    theirsLines,
  });
}

function wholeTexts({ oursLines, theirsLines }: MergedLines): MergeRegion {
  return {
    take: 'both',
    ours: { start: 0, end: oursLines.length },
    theirs: { start: 0, end: theirsLines.length },
  };
}
