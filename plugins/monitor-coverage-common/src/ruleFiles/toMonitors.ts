import { Monitor, MonitorTest } from '../monitors';
import { describeRule } from './describeRule';
import { monitorIds } from './monitorIds';
import { parseRuleFile } from './parseRuleFile';
import { parseRuleTests } from './parseRuleTests';
import { matchesGlob } from './matchesGlob';
import { indexRecordings } from './recordings';
import { AlertRule, FileProblem, RuleTest, SourceFile } from './types';

/** A pattern of a test file, as seen from where the paths of files begin. */
function patternOf(test: RuleTest, ruleFile: string): string {
  const folders = test.path.split('/').slice(0, -1);
  for (const part of ruleFile.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return folders.join('/');
}

function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/').filter(part => part !== '.');
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => matchesGlob(part, parts[index]))
  );
}

/** Whether a test is about a rule: its file, its name, and its own labels. */
function tests(test: RuleTest, rule: AlertRule): boolean {
  return (
    test.ruleFiles.some(each =>
      matchesPath(patternOf(test, each), rule.path),
    ) &&
    Object.entries(rule.labels).every(
      ([name, value]) => value.includes('{{') || test.labels[name] === value,
    )
  );
}

function testsOf(
  rule: AlertRule,
  byAlert: ReadonlyMap<string, RuleTest[]>,
): MonitorTest[] {
  return (byAlert.get(rule.name) ?? [])
    .filter(test => tests(test, rule))
    .map(({ path, title }) => ({
      kind: 'rule-test',
      title: `${path}: ${title}`,
    }));
}

/**
 * The monitors that rule files define, with the unit tests that they have.
 * Whether their series exist and where they are sent is unknown. Never throws.
 *
 * @public
 */
export function toMonitors(options: {
  files: readonly SourceFile[];
  /** Files of unit tests; what they test is found by their `rule_files`. */
  tests?: readonly SourceFile[];
}): { monitors: Monitor[]; problems: FileProblem[] } {
  const parsed = options.files.map(parseRuleFile);
  const parsedTests = (options.tests ?? []).map(parseRuleTests);
  const alerts = parsed.flatMap(each => each.alerts);
  const recordings = indexRecordings(parsed.flatMap(each => each.recordings));

  const byAlert = new Map<string, RuleTest[]>();
  for (const test of parsedTests.flatMap(each => each.tests)) {
    const known = byAlert.get(test.alert);
    if (known) known.push(test);
    else byAlert.set(test.alert, [test]);
  }

  const ids = monitorIds(alerts.map(rule => ({ ...rule, file: rule.path })));
  const monitors = alerts.map((rule, index): Monitor => {
    const described = describeRule(rule, recordings);
    const found = testsOf(rule, byAlert);
    return {
      ...described,
      id: ids[index],
      name: rule.name,
      origin: { title: `${rule.path}, ${rule.group}` },
      expression: rule.expression,
      labels: rule.labels,
      annotations: rule.annotations,
      problem: rule.problem ?? described.problem,
      series: 'unknown',
      ...(found.length > 0 && { tests: found }),
    };
  });
  return {
    monitors,
    problems: [...parsed, ...parsedTests].flatMap(each => each.problems),
  };
}
