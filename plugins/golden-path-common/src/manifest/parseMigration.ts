import { valid } from 'semver';
import { TemplateProblem } from '../api';
import { parseYaml, TemplateText } from './parseYaml';
import { Migration, migrationSchema } from './schema';

/**
 * Reads a file of migrations/, which is named after its version. Never throws.
 *
 * @public
 */
export function parseMigration(file: TemplateText): {
  migration?: Migration;
  problems: TemplateProblem[];
} {
  const version =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.yaml$/, '') ?? '';
  if (!file.path.endsWith('.yaml') || valid(version) !== version) {
    const message =
      'the file must be named after a semantic version, such as 1.2.0.yaml';
    return { problems: [{ file: file.path, message }] };
  }
  const { value, problems } = parseYaml(migrationSchema, file);
  return { migration: value && { version, ...value }, problems };
}
