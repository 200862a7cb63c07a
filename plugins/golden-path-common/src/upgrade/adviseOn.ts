import { RepositoryFile } from '../api';
import { Migration } from '../manifest';
import { matchesPath } from '../manifest/policyOf';
import { isText } from './files';
import { UpgradeAdvice } from './types';

/**
 * What migrations would change in files that belong to the team, which is for
 * the team to do.
 */
export function adviseOn(
  files: RepositoryFile[],
  migrations: Migration[],
): UpgradeAdvice[] {
  return files.filter(isText).flatMap(({ path, content }) =>
    migrations.flatMap(({ version, intent, steps }) =>
      steps.flatMap(({ replace }) =>
        replace &&
        matchesPath(replace.paths, path) &&
        content.includes(replace.text)
          ? {
              path,
              version,
              message: `Replace ${JSON.stringify(
                replace.text,
              )} with ${JSON.stringify(replace.with)}: ${intent}`,
            }
          : [],
      ),
    ),
  );
}
