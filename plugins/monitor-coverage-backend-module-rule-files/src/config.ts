import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** One collection of rule files. Each of them is a path, a glob or a URL. */
export interface RuleFiles {
  id: string;
  title: string;
  target: string;
  tests?: string;
  alertmanager?: string;
}

/** @throws InputError that names the key. */
export function readRuleFiles(config: Config): RuleFiles[] {
  const key = 'monitorCoverage.ruleFiles';
  const collections = (config.getOptionalConfigArray(key) ?? []).map(
    (each, index) => {
      const id = each.getString('id');
      if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) {
        throw new InputError(
          `'${key}[${index}].id' must have lower-case letters, digits, '-', '_' and '.' only, not '${id}'`,
        );
      }
      return {
        id,
        title: each.getOptionalString('title') ?? id,
        target: each.getString('target'),
        tests: each.getOptionalString('tests'),
        alertmanager: each.getOptionalString('alertmanager'),
      };
    },
  );
  const ids = collections.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) {
    throw new InputError(`'${key}' has the id '${repeated}' more than once`);
  }
  return collections;
}
