import { FilePolicy, RepositoryFile } from '../api';
import { MergeLabels } from '../merge';
import { sameFile } from './files';
import { mergeFile } from './mergeFile';
import { Decision, UpgradeOutcome } from './types';

/**
 * Decides what happens to a file that is new in the template.
 *
 * @param ours - if the team has a file in its place
 */
export function decideNew(options: {
  theirs: RepositoryFile;
  ours?: RepositoryFile;
  policy: FilePolicy;
  labels: MergeLabels;
}): UpgradeOutcome {
  const { theirs, ours, policy, labels } = options;
  const decision: Decision = ours
    ? decideBothAdded(ours, theirs, policy, labels)
    : {
        file: theirs,
        outcome: 'added',
        explanation: 'It is new in the template.',
      };
  return { path: theirs.path, policy, conflicts: [], ...decision };
}

function decideBothAdded(
  ours: RepositoryFile,
  theirs: RepositoryFile,
  policy: FilePolicy,
  labels: MergeLabels,
): Decision {
  if (sameFile(ours, theirs)) {
    return {
      file: ours,
      outcome: 'unchanged',
      explanation: 'Your team has it already.',
    };
  }
  if (policy === 'seed') {
    return {
      file: ours,
      outcome: 'kept',
      explanation: 'Your team has a file of its own in this place.',
    };
  }
  const merged = policy === 'merged' && mergeFile({ ours, theirs, labels });
  if (merged && merged.file) {
    const { file, conflicts } = merged;
    return {
      file,
      conflicts,
      outcome: conflicts.length > 0 ? 'conflict' : 'merged',
      explanation: 'Your team and the template both added it.',
    };
  }
  return {
    file: ours,
    beside: theirs,
    outcome: 'conflict',
    explanation:
      'Your team and the template both added it: your team’s is kept.',
  };
}
