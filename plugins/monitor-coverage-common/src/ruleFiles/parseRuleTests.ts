import { readDocuments, validate } from '../policy/readDocuments';
import { testFileSchema } from './schema';
import { FileProblem, ParsedRuleTests, RuleTest, SourceFile } from './types';

/**
 * Reads a file of unit tests of rules, as `promtool test rules` runs them, for
 * the alerts that they expect to fire. Whether they pass is not known here.
 * Never throws.
 *
 * @public
 */
export function parseRuleTests({ path, content }: SourceFile): ParsedRuleTests {
  const tests: RuleTest[] = [];
  const problems: FileProblem[] = [];
  for (const document of readDocuments(
    { location: path, text: content },
    { asText: true },
  )) {
    const { value, problems: found } =
      document.problems.length > 0
        ? { value: undefined, problems: document.problems }
        : validate(testFileSchema, document);
    for (const { line, message } of found) {
      problems.push({ path, line, message });
    }
    value?.tests.forEach((test, index) => {
      for (const expected of test.alert_rule_test) {
        const { alertname, eval_time: time, exp_alerts: alerts } = expected;
        const title = `${test.name ?? `test ${index + 1}`}, after ${time}`;
        tests.push(
          ...alerts.map(({ exp_labels: labels }) => ({
            path,
            title,
            alert: alertname,
            labels,
            ruleFiles: value.rule_files,
          })),
        );
      }
    });
  }
  return { tests, problems };
}
