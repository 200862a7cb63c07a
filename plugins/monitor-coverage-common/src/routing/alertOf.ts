import { Labels } from '../monitors';

const REFERENCE = /^\{\{-?\s*\$labels\.(\w+)\s*-?\}\}$/;

/**
 * What an alert is called that a rule raises for a series: the labels of the
 * series as far as the expression keeps them, and the rule's own, which may
 * take them over. Labels that are only known when it is raised are left out.
 *
 * @public
 */
export function alertOf(
  rule: { name: string; labels: Labels },
  series: Labels,
  /** The labels that the expression keeps; all, if it says nothing of it. */
  groupsBy: readonly string[] | undefined,
): Labels {
  const kept = Object.fromEntries(
    Object.entries(series).filter(([name]) => groupsBy?.includes(name) ?? true),
  );
  const own = Object.entries(rule.labels).flatMap(([name, value]) => {
    const reference = REFERENCE.exec(value)?.[1];
    if (reference) {
      return [[name, kept[reference] ?? '']];
    }
    return isTemplate(value) ? [] : [[name, value]];
  });
  return { ...kept, ...Object.fromEntries(own), alertname: rule.name };
}

/**
 * Whether the value of a label is only known when the alert is raised.
 *
 * @public
 */
export function isTemplate(value: string): boolean {
  return value.includes('{{');
}
