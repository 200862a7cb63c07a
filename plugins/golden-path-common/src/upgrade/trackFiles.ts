import { RepositoryFile } from '../api';
import { stampFolder } from '../stamp/paths';
import { findRenames } from './findRenames';

/** A file of the template, and what the team has made of it. */
export interface TrackedFile {
  base: RepositoryFile;
  /** Absent if the team deleted it. */
  ours?: RepositoryFile;
}

export interface Tracking {
  tracked: TrackedFile[];
  /** What the team added. */
  untracked: RepositoryFile[];
}

/** Finds for each file of the base what the team has made of it. */
export function trackFiles(
  base: RepositoryFile[],
  ours: RepositoryFile[],
): Tracking {
  const byPath = new Map(ours.map(file => [file.path, file]));
  const known = new Set(base.map(file => file.path));
  const gone = base.filter(file => !byPath.has(file.path));
  const added = ours.filter(
    file => !known.has(file.path) && !file.path.startsWith(stampFolder),
  );
  const renames = new Map(
    findRenames(gone, added).map(({ from, to }) => [from, to]),
  );
  const renamed = new Set(renames.values());
  return {
    tracked: base.map(file => ({
      base: file,
      ours: byPath.get(file.path) ?? renames.get(file),
    })),
    untracked: ours.filter(file => !known.has(file.path) && !renamed.has(file)),
  };
}
