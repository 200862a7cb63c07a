import { Labels } from '../monitors';

/**
 * Names rules so that a rule keeps its id as long as its file, group and name
 * stay: `<file>#<group>#<name>`, and a hash of labels and expression where the
 * group has another rule of that name. In the order of the rules.
 *
 * @public
 */
export function monitorIds(
  rules: readonly {
    file: string;
    group: string;
    name: string;
    expression: string;
    labels: Labels;
  }[],
): string[] {
  return rules.map(({ file, group, name }) => `${file}#${group}#${name}`);
}
