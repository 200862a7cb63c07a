import {
  isTemplate,
  MonitorTest,
  parseRuleTests,
  RuleTest,
} from '@guildhall/plugin-monitor-coverage-common';
import { FileReader } from '@guildhall/plugin-monitor-coverage-node';
import path from 'node:path';
import { AlertingRule } from '../api/schemas';

/** The unit tests of a server's rules. */
export class RuleTests {
  private constructor(
    private readonly byAlert: ReadonlyMap<string, RuleTest[]>,
  ) {}

  /** @throws InputError if they cannot be read. */
  static async read(
    reader: Pick<FileReader, 'read'>,
    target: string | undefined,
    signal: AbortSignal,
  ): Promise<RuleTests> {
    const files = target === undefined ? [] : await reader.read(target, signal);
    const byAlert = new Map<string, RuleTest[]>();
    for (const file of files) {
      const { tests } = parseRuleTests({
        path: path.posix.basename(file.path),
        content: file.content,
      });
      for (const test of tests) {
        byAlert.set(test.alert, [...(byAlert.get(test.alert) ?? []), test]);
      }
    }
    return new RuleTests(byAlert);
  }

  /** Those that expect an alert of the rule, by its name and its own labels. */
  of(rule: AlertingRule): MonitorTest[] {
    const labels = Object.entries(rule.labels);
    return (this.byAlert.get(rule.name) ?? [])
      .filter(test =>
        labels.every(
          ([name, value]) => isTemplate(value) || test.labels[name] === value,
        ),
      )
      .map(test => ({
        kind: 'rule-test',
        title: `${test.path}: ${test.title}`,
      }));
  }
}
