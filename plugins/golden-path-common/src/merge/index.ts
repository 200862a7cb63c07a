export { mergeText, type MergeTextOptions } from './mergeText';
export type { MergeConflict, MergedText, MergeLabels } from './writeMerge';
