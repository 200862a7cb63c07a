export { handoverFor } from './handoverFor';
export { isIncluded } from './isIncluded';
export {
  parseChangelog,
  type ChangelogSection,
  type ParsedChangelog,
} from './parseChangelog';
export { parseManifest } from './parseManifest';
export { parseMigration } from './parseMigration';
export {
  parseRelease,
  type ParseReleaseOptions,
  type TemplateRelease,
} from './parseRelease';
export type { TemplateText } from './parseYaml';
export { policyOf } from './policyOf';
export type {
  FileRule,
  Migration,
  MigrationStep,
  TemplateManifest,
} from './schema';
