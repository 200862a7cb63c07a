import { compare, gt } from 'semver';
import { TemplateProblem } from '../api';
import { parseChangelog } from './parseChangelog';
import { parseManifest } from './parseManifest';
import { parseMigration } from './parseMigration';
import { TemplateText } from './parseYaml';
import { Migration, TemplateManifest } from './schema';

/** @public */
export interface ParseReleaseOptions {
  /** golden-path.yaml */
  manifest: TemplateText;
  /** CHANGELOG.md */
  changelog: TemplateText;
  /** The files of migrations/, each named after the release that brings it. */
  migrations: TemplateText[];
}

/**
 * What a template says of its release.
 *
 * @public
 */
export interface TemplateRelease {
  manifest: TemplateManifest;
  /** The changelog's section of the release, in Markdown. */
  changes: string;
  /** Of this release and those before it, the oldest first. */
  migrations: Migration[];
}

/**
 * Reads the release of a template. Never throws.
 *
 * @returns a release, or the problems that it has
 * @public
 */
export function parseRelease(options: ParseReleaseOptions): {
  release?: TemplateRelease;
  problems: TemplateProblem[];
} {
  const parsedManifest = parseManifest(options.manifest);
  const parsedChangelog = parseChangelog(options.changelog);
  const parsedMigrations = options.migrations.map(parseMigration);
  const problems = [
    parsedManifest,
    parsedChangelog,
    ...parsedMigrations,
  ].flatMap(parsed => parsed.problems);
  const { manifest } = parsedManifest;
  if (!manifest) {
    return { problems };
  }

  const { version } = manifest;
  const section = parsedChangelog.sections.find(
    candidate => candidate.version === version,
  );
  if (!section?.text) {
    problems.push({
      file: options.changelog.path,
      message: `must have a section '## ${version}' that says what changed`,
    });
  }
  const migrations = parsedMigrations.flatMap(parsed => parsed.migration ?? []);
  for (const migration of migrations) {
    if (gt(migration.version, version)) {
      problems.push({
        file: options.manifest.path,
        message: `'version' is ${version}, but there is a migration to ${migration.version}`,
      });
    }
  }
  migrations.sort((a, b) => compare(a.version, b.version));
  return problems.length > 0 || !section
    ? { problems }
    : { release: { manifest, changes: section.text, migrations }, problems };
}
