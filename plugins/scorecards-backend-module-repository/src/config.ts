import { Config } from '@backstage/config';
import { minimatch } from 'minimatch';
import { resolve } from 'node:path';

/** Where local checkouts are. */
export interface LocalRoot {
  root: string;
  isRepositoryRoot(path: string): boolean;
}

/** Undefined when no local checkouts are configured. */
export function readLocalRoot(config: Config): LocalRoot | undefined {
  const configured = config.getOptionalString('scorecards.repository.root');
  if (!configured) {
    return undefined;
  }
  const patterns =
    config.getOptionalStringArray('scorecards.repository.repositoryRoots') ??
    [];
  return {
    root: resolve(configured),
    isRepositoryRoot: path =>
      patterns.some(pattern => minimatch(path, pattern)),
  };
}
