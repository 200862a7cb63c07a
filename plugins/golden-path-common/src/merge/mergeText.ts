import { diffLines } from './diffLines';
import { mergeChanges } from './mergeChanges';
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
 * Merges two texts that were made from one base, line by line, as
 * `git merge-file` does. Line endings are kept, and so is a last line without
 * one.
 *
 * @public
 */
export function mergeText(options: MergeTextOptions): MergedText {
  const baseLines = splitLines(options.base);
  const oursLines = splitLines(options.ours);
  const theirsLines = splitLines(options.theirs);
  const regions = mergeChanges({
    ours: diffLines(baseLines, oursLines),
    theirs: diffLines(baseLines, theirsLines),
    oursLines,
    theirsLines,
  });
  return writeMerge({
    regions: refineConflicts({ regions, oursLines, theirsLines }),
    baseLines,
    oursLines,
    theirsLines,
    labels: options.labels,
  });
}
