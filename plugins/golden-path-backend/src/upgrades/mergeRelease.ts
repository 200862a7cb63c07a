import { ConflictError } from '@backstage/errors';
import {
  basePath,
  FileRule,
  Migration,
  planUpgrade,
  readStamp,
  RepositoryFile,
  stampPath,
  summarize,
  UpgradeOutcome,
} from '@guildhall/plugin-golden-path-common';
import { ServiceSnapshot } from '../services/readService';
import { StoredUpgradeFile } from './upgradeFileRows';

/** A release, rendered with the answers of a service. */
export interface RenderedRelease {
  version: string;
  files: RepositoryFile[];
  rules: FileRule[];
  migrations: Migration[];
}

/** Merges the team's files with a release, and brings its stamp along. */
export function mergeRelease(
  { base, files: ours, stamp }: ServiceSnapshot,
  release: RenderedRelease,
) {
  // Of the stamp, because a rendered folder loses what is a link.
  const { base: theirs, stamp: next } = readStamp(release.files);
  if (!theirs || next?.version !== release.version) {
    throw new ConflictError(
      `The template does not stamp what it renders: add the step guildhall:template:stamp to release ${release.version}`,
    );
  }
  const plan = planUpgrade({
    fromVersion: stamp.version,
    toVersion: release.version,
    base,
    ours,
    theirs,
    rules: release.rules,
    migrations: release.migrations,
  });
  const before = new Map(ours.map(file => [file.path, file]));
  return {
    counts: summarize(plan.outcomes),
    migrations: plan.migrations,
    advice: plan.advice.map(({ path, message }) => `${path}: ${message}`),
    files: [
      ...plan.outcomes.flatMap(outcome => toFiles(outcome, before)),
      ...toStampFiles(release, before),
    ],
  };
}

function toFiles(
  outcome: UpgradeOutcome,
  before: Map<string, RepositoryFile>,
): StoredUpgradeFile[] {
  const { path, from, policy, file, beside, explanation } = outcome;
  const files: StoredUpgradeFile[] = [
    {
      path,
      from,
      policy,
      outcome: outcome.outcome,
      explanation,
      // One that cannot be marked in the file is a conflict all the same.
      conflicts:
        outcome.outcome === 'conflict'
          ? Math.max(1, outcome.conflicts.length)
          : 0,
      before: before.get(from ?? path),
      after: file,
    },
  ];
  if (beside) {
    files.push({
      path: beside.path,
      policy,
      outcome: 'added',
      explanation: `The template's version of ${path}, which cannot be merged into yours: take what you need, and delete it`,
      conflicts: 0,
      after: beside,
    });
  }
  return files;
}

/** What the repository is made from now. */
function toStampFiles(
  release: RenderedRelease,
  before: Map<string, RepositoryFile>,
): StoredUpgradeFile[] {
  return [stampPath, basePath].map(path => ({
    path,
    policy: 'managed',
    outcome: 'updated',
    explanation: `Says that the repository is on release ${release.version}`,
    conflicts: 0,
    before: before.get(path),
    after: release.files.find(file => file.path === path),
  }));
}
