import { ParsedRuleTests, SourceFile } from './types';

/**
 * Reads a file of unit tests of rules, as `promtool test rules` runs them, for
 * the alerts that they show to fire.
 *
 * @public
 */
export function parseRuleTests(_file: SourceFile): ParsedRuleTests {
  return { tests: [], problems: [] };
}
