import { compare, gt, lte } from 'semver';
import { FilePolicy, RepositoryFile } from '../api';
import { FileRule, Migration, MigrationStep, policyOf } from '../manifest';
import { matchesPath } from '../manifest/policyOf';
import { isText, sameFile } from './files';
import { TrackedFile } from './trackFiles';

/** A file of the template after the migrations. */
export interface MigratedFile extends TrackedFile {
  policy: FilePolicy;
  /** Where it was rendered to, before the migrations. */
  formerPath: string;
  /** As it is in the team's repository. */
  original?: RepositoryFile;
  /** What migrations did to it, and why; one for each that did. */
  intents: string[];
}

/** Those that a service needs on its way, the oldest first. */
export function migrationsBetween(
  migrations: Migration[],
  fromVersion: string,
  toVersion: string,
): Migration[] {
  return migrations
    .filter(
      ({ version }) => gt(version, fromVersion) && lte(version, toVersion),
    )
    .sort((a, b) => compare(a.version, b.version));
}

/**
 * Applies migrations to a file of the base and to what the team made of it, so
 * that what they do is not a difference between the template and the team.
 */
export function migrate(
  tracked: TrackedFile,
  migrations: Migration[],
  rules: FileRule[],
): MigratedFile {
  const policy = policyOf(rules, finalPath(tracked.base.path, migrations));
  let { base, ours } = tracked;
  const intents: string[] = [];
  for (const { version, intent, steps } of migrations) {
    const before = base;
    let isDeleted = false;
    for (const step of steps) {
      const current = base.path;
      isDeleted ||= isWithin(step.delete?.path, current);
      base = applyStep(step, base, current, policy);
      ours = ours && applyStep(step, ours, current, policy);
    }
    if (isDeleted || before.path !== base.path || !sameFile(before, base)) {
      intents.push(`${version}: ${intent}`);
    }
  }
  return {
    base,
    ours,
    policy,
    formerPath: tracked.base.path,
    original: tracked.ours,
    intents,
  };
}

function finalPath(path: string, migrations: Migration[]): string {
  return migrations
    .flatMap(({ steps }) => steps)
    .reduce((current, step) => movedPath(step, current), path);
}

/** Changes a file whose path in the template is `templatePath`. */
function applyStep(
  step: MigrationStep,
  file: RepositoryFile,
  templatePath: string,
  policy: FilePolicy,
): RepositoryFile {
  const { replace } = step;
  if (
    replace &&
    policy === 'merged' &&
    isText(file) &&
    matchesPath(replace.paths, templatePath)
  ) {
    const content = file.content.replaceAll(replace.text, () => replace.with);
    return { ...file, content };
  }
  // What the team has moved stays where the team wants it.
  return file.path === templatePath
    ? { ...file, path: movedPath(step, file.path) }
    : file;
}

/** Where a file is after a step; a folder moves with all that is in it. */
function movedPath({ move }: MigrationStep, path: string): string {
  return move && isWithin(move.from, path)
    ? move.to + path.slice(move.from.length)
    : path;
}

function isWithin(fileOrFolder: string | undefined, path: string): boolean {
  return path === fileOrFolder || path.startsWith(`${fileOrFolder}/`);
}
