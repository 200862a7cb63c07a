import { parse } from 'yaml';
import { z } from 'zod';
import { isSame, YamlFile } from './YamlFile';

const ruleFileSchema = z.looseObject({
  groups: z
    .array(
      z.looseObject({
        name: z.string(),
        rules: z.array(z.looseObject({ alert: z.string().optional() })),
      }),
    )
    .nullish(),
});

/**
 * Adds the groups of one Prometheus rule file to another, which stays as it is
 * otherwise: comments, order and the rules of others. What is there already is
 * not added again, so that the text comes back unchanged.
 *
 * @param file - The file as it is; without a text if there is none.
 * @param rules - The rule file whose groups are added.
 * @throws ConflictError if it has another rule of the same name in the same
 * group, or cannot be read.
 *
 * @public
 */
export function addRules(
  file: { path: string; text?: string },
  rules: string,
): string {
  if (!file.text?.trim()) {
    return rules;
  }
  const yaml = new YamlFile(file.path, file.text);
  const groups = yaml.read(ruleFileSchema).groups ?? [];
  const added = ruleFileSchema.parse(parse(rules)).groups ?? [];
  for (const group of added) {
    const index = groups.findIndex(({ name }) => name === group.name);
    if (index < 0) {
      yaml.append(['groups'], group);
      continue;
    }
    for (const rule of group.rules) {
      const known = groups[index].rules.find(
        ({ alert }) => alert === rule.alert,
      );
      if (!known) {
        yaml.append(['groups', index, 'rules'], rule);
      } else if (!isSame(known, rule)) {
        throw yaml.conflict(
          `has another rule ${rule.alert} in its group ${group.name}`,
        );
      }
    }
  }
  return yaml.toString();
}
