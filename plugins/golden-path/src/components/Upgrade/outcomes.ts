import { FileOutcome, UpgradeFile } from '@guildhall/plugin-golden-path-common';

/** What an upgrade can do with a file, what needs a person first. */
const OUTCOMES: readonly FileOutcome[] = [
  'conflict',
  'merged',
  'updated',
  'added',
  'moved',
  'deleted',
  'kept',
  'kept-deleted',
  'unchanged',
];

/** Files with the same outcome. */
export interface OutcomeGroup {
  outcome: FileOutcome;
  files: UpgradeFile[];
}

/** The files by what happens to them, conflicts first. */
export function groupByOutcome(files: readonly UpgradeFile[]): OutcomeGroup[] {
  return OUTCOMES.map(outcome => ({
    outcome,
    files: files.filter(file => file.outcome === outcome),
  })).filter(group => group.files.length > 0);
}
