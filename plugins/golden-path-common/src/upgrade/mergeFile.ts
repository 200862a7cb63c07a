import { RepositoryFile } from '../api';
import { MergeConflict, MergeLabels, mergeText } from '../merge';
import { isLink, isText, sameContent, sameFile } from './files';

/** What comes of a file that both sides may have changed. */
export interface MergedFile {
  /** At the path of ours; absent if it cannot be merged. */
  file?: RepositoryFile;
  conflicts: MergeConflict[];
}

/**
 * Merges a file three ways, its mode as well. Binary files and symbolic links
 * are one piece: if both sides changed one, neither is taken.
 */
export function mergeFile(options: {
  /** Absent if both sides added it. */
  base?: RepositoryFile;
  ours: RepositoryFile;
  theirs: RepositoryFile;
  labels: MergeLabels;
}): MergedFile {
  const { base, ours, theirs, labels } = options;
  const whole = (file: RepositoryFile, mode = file.mode): MergedFile => ({
    file: { ...file, path: ours.path, mode },
    conflicts: [],
  });
  if (sameFile(ours, theirs) || (base && sameFile(base, theirs))) {
    return whole(ours);
  }
  if (base && sameFile(base, ours)) {
    return whole(theirs);
  }
  if (isLink(ours) || isLink(theirs)) {
    return { conflicts: [] };
  }
  const mode = base?.mode === ours.mode ? theirs.mode : ours.mode;
  if (sameContent(ours, theirs) || (base && sameContent(base, theirs))) {
    return whole(ours, mode);
  }
  if (base && sameContent(base, ours)) {
    return whole(theirs, mode);
  }
  if (![base ?? ours, ours, theirs].every(isText)) {
    return { conflicts: [] };
  }
  const { content, conflicts } = mergeText({
    base: base?.content ?? '',
    ours: ours.content,
    theirs: theirs.content,
    labels,
  });
  return { file: { ...ours, mode, content }, conflicts };
}
