import { RepositoryFile } from '@guildhall/plugin-golden-path-common';

/** Only the stamp is ours to overwrite. */
const STAMP_FOLDER = '.guildhall/';

/** Which of our files a repository has, and keeps, and which it lacks. */
export function compareWithRepository(
  ours: readonly RepositoryFile[],
  theirs: readonly string[],
): { kept: string[]; missing: RepositoryFile[] } {
  const files = new Set(theirs);
  const folders = new Set(theirs.flatMap(foldersOf));
  // A file would also take the place of a folder, and the other way round.
  const isKept = ({ path }: RepositoryFile) =>
    !path.startsWith(STAMP_FOLDER) &&
    (folders.has(path) || [path, ...foldersOf(path)].some(it => files.has(it)));
  return {
    kept: ours.filter(isKept).map(({ path }) => path),
    missing: ours.filter(file => !isKept(file)),
  };
}

function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
