import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { StoredUpgradeFile } from './upgradeFileRows';

/** What has to be written and deleted for an upgrade. */
export function toChange(files: StoredUpgradeFile[]): {
  files: RepositoryFile[];
  deletions: string[];
} {
  const written = files.flatMap(({ before, after }) =>
    after && !isSame(before, after) ? [after] : [],
  );
  const remaining = new Set(files.flatMap(({ after }) => after?.path ?? []));
  const former = files.flatMap(({ before }) => before?.path ?? []);
  return {
    files: written,
    deletions: former.filter(path => !remaining.has(path)),
  };
}

function isSame(a: RepositoryFile | undefined, b: RepositoryFile): boolean {
  return (
    a !== undefined &&
    a.path === b.path &&
    a.mode === b.mode &&
    a.encoding === b.encoding &&
    a.content === b.content
  );
}
