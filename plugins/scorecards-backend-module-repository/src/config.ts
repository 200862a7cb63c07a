import { Config } from '@backstage/config';
import { minimatch } from 'minimatch';
import { relative, resolve, sep } from 'node:path';

/** Where local checkouts are. */
export interface LocalRoot {
  root: string;
  isRepositoryRoot(folder: string): boolean;
}

/** Undefined when no local checkouts are configured. */
export function readLocalRoot(config: Config): LocalRoot | undefined {
  const configured = config.getOptionalString('scorecards.repository.root');
  if (!configured) {
    return undefined;
  }
  const root = resolve(configured);
  const patterns =
    config.getOptionalStringArray('scorecards.repository.repositoryRoots') ??
    [];
  return {
    root,
    isRepositoryRoot(folder) {
      const path = relative(root, folder).split(sep).join('/');
      return patterns.some(pattern => minimatch(path, pattern));
    },
  };
}
