import {
  describeRule,
  indexRecordings,
  Monitor,
  monitorIds,
  ParsedPromql,
  parsePromql,
} from '@guildhall/plugin-monitor-coverage-common';
import { AlertingRule, RuleGroup } from '../api/schemas';

/** An alerting rule, and what can be told about it without asking further. */
export interface ReadRule
  extends Pick<Monitor, 'purpose' | 'selectors' | 'problem'> {
  id: string;
  /** Where it is defined: file and group. */
  place: string;
  rule: AlertingRule;
  parsed: ParsedPromql;
}

/** The alerting rules of all groups. */
export function readRules(groups: readonly RuleGroup[]): ReadRule[] {
  const found = groups.flatMap(({ file, name: group, rules }) =>
    rules.map(rule => ({ file, group, rule })),
  );
  const recordings = indexRecordings(
    found.flatMap(({ rule }) =>
      rule.type === 'recording'
        ? [{ name: rule.name, expression: rule.query }]
        : [],
    ),
  );
  const alerting = found.flatMap(({ file, group, rule }) =>
    rule.type === 'alerting' ? [{ file, group, rule }] : [],
  );
  const ids = monitorIds(
    alerting.map(({ file, group, rule }) => ({
      file,
      group,
      name: rule.name,
      expression: rule.query,
      labels: rule.labels,
    })),
  );
  return alerting.map(({ file, group, rule }, index) => {
    const description = describeRule(
      { name: rule.name, expression: rule.query },
      recordings,
    );
    return {
      ...description,
      id: ids[index],
      place: file ? `${file} › ${group}` : group,
      rule,
      parsed: parsePromql(rule.query),
      problem: problemOf(rule, description.problem),
    };
  });
}

/** The server has evaluated it, and knows better than any grammar. */
function problemOf(
  { health, lastError }: AlertingRule,
  ofGrammar: string | undefined,
): string | undefined {
  switch (health) {
    case 'ok':
      return undefined;
    case 'err':
      return lastError ?? 'it cannot be evaluated';
    default:
      return ofGrammar;
  }
}
