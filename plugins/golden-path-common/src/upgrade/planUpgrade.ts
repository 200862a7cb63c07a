import { InputError } from '@backstage/errors';
import { gt } from 'semver';
import { RepositoryFile } from '../api';
import { FileRule, Migration, policyOf } from '../manifest';
import { byPath, checkFiles, checkTemplateFiles } from '../stamp/checkFiles';
import { adviseOn } from './adviseOn';
import { decideKnown } from './decideKnown';
import { decideNew } from './decideNew';
import { MigratedFile, migrate, migrationsBetween } from './migrate';
import { placeFiles } from './placeFiles';
import { trackFiles } from './trackFiles';
import { UpgradeOutcome, UpgradePlan } from './types';

/** @public */
export interface PlanUpgradeOptions {
  /** As rendered for the version that the repository has. */
  base: RepositoryFile[];
  /** All files of the repository. */
  ours: RepositoryFile[];
  /** As rendered for the version that it gets. */
  theirs: RepositoryFile[];
  /** Of the version that it gets. */
  rules: FileRule[];
  /** Those outside of the versions are left out. */
  migrations: Migration[];
  fromVersion: string;
  /** The same version renders the template anew, with other answers. */
  toVersion: string;
}

/**
 * Plans how a repository gets a newer version of its template: a three-way
 * merge of the files as they were rendered, as the team has made them, and as
 * they are rendered now. The same input gives the same plan. What is below
 * `.guildhall/` is not part of it: write that with `writeStamp`.
 *
 * @throws InputError if a path is not safe or there twice, or the version is
 * older
 * @public
 */
export function planUpgrade(options: PlanUpgradeOptions): UpgradePlan {
  const { rules, fromVersion, toVersion } = options;
  if (gt(fromVersion, toVersion)) {
    throw new InputError(
      `'toVersion' must not be older than ${fromVersion}, got ${toVersion}`,
    );
  }
  const ours = checkFiles(options.ours);
  const theirs = checkTemplateFiles(options.theirs);
  const migrations = migrationsBetween(
    options.migrations,
    fromVersion,
    toVersion,
  );
  const labels = { ours: 'your team', theirs: `template ${toVersion}` };

  const { tracked, untracked } = trackFiles(
    checkTemplateFiles(options.base),
    ours,
  );
  const known = tracked.map(file => migrate(file, migrations, rules));
  const successors = findSuccessors(known, theirs);
  const continued = new Set(successors.values());
  const theirOwn = new Map(untracked.map(file => [file.path, file]));
  const outcomes: UpgradeOutcome[] = [
    ...known.flatMap(file => {
      const successor = successors.get(file);
      const policy = successor ? policyOf(rules, successor.path) : file.policy;
      return decideKnown({ ...file, policy }, successor, labels) ?? [];
    }),
    ...theirs
      .filter(file => !continued.has(file))
      .map(file =>
        decideNew({
          theirs: file,
          ours: theirOwn.get(file.path),
          policy: policyOf(rules, file.path),
          labels,
        }),
      ),
  ];
  const teamsFiles = [
    ...untracked,
    ...known.flatMap(({ policy, ours: file }) =>
      policy === 'seed' && file ? file : [],
    ),
  ];
  return {
    fromVersion,
    toVersion,
    migrations: migrations.map(({ version, intent }) => ({ version, intent })),
    outcomes: placeFiles(outcomes.sort(byPath), ours).sort(byPath),
    advice: adviseOn(teamsFiles, migrations),
  };
}

/** Finds for each file of the template what the new version has made of it. */
function findSuccessors(
  known: MigratedFile[],
  theirs: RepositoryFile[],
): Map<MigratedFile, RepositoryFile> {
  const { tracked } = trackFiles(
    known.map(({ base }) => base),
    theirs,
  );
  return new Map(
    tracked.flatMap(({ ours: successor }, index) =>
      successor ? [[known[index], successor] as const] : [],
    ),
  );
}
