import { parse } from 'yaml';
import { z } from 'zod';
import { isSame, YamlFile } from './YamlFile';

const testFileSchema = z.looseObject({
  rule_files: z.array(z.string()).nullish(),
  tests: z.array(z.looseObject({})).nullish(),
});

/**
 * As `addRules`, for unit tests of rules.
 *
 * @param file - The file as it is; without a text if there is none.
 * @param tests - The promtool test file whose tests are added.
 * @throws ConflictError if it cannot be read.
 *
 * @public
 */
export function addRuleTests(
  file: { path: string; text?: string },
  tests: string,
): string {
  if (!file.text?.trim()) {
    return tests;
  }
  const yaml = new YamlFile(file.path, file.text);
  const known = yaml.read(testFileSchema);
  const added = testFileSchema.parse(parse(tests));
  for (const name of added.rule_files ?? []) {
    if (!known.rule_files?.includes(name)) {
      yaml.append(['rule_files'], name);
    }
  }
  for (const test of added.tests ?? []) {
    if (!known.tests?.some(other => isSame(other, test))) {
      yaml.append(['tests'], test);
    }
  }
  return yaml.toString();
}
