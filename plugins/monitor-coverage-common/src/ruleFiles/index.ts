export { describeRule } from './describeRule';
export { monitorIds } from './monitorIds';
export { parseRuleFile } from './parseRuleFile';
export { parseRuleTests } from './parseRuleTests';
export { expandRecordings, indexRecordings } from './recordings';
export { toMonitors } from './toMonitors';
export type {
  AlertRule,
  FileProblem,
  FileRule,
  ParsedRuleFile,
  ParsedRuleTests,
  RecordingIndex,
  RuleTest,
  SourceFile,
} from './types';
