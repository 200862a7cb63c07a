import { FilePolicy, RepositoryFile } from '../api';
import { MergeLabels } from '../merge';
import { mergeSides, replaceManaged } from './decideBoth';
import { sameFile } from './files';
import { MigratedFile } from './migrate';
import { Decision, UpgradeOutcome } from './types';

/**
 * Decides what happens to a file that the template had before.
 *
 * @param theirs - absent if the template has it no longer
 * @returns undefined if nobody has it any longer
 */
export function decideKnown(
  known: MigratedFile,
  theirs: RepositoryFile | undefined,
  labels: MergeLabels,
): UpgradeOutcome | undefined {
  const { base, ours, original, policy, formerPath, intents } = known;
  const complete = (decision: Decision, place: string): UpgradeOutcome => {
    const path = decision.file?.path ?? place;
    return {
      path,
      from: original && original.path !== path ? original.path : undefined,
      policy,
      conflicts: [],
      ...decision,
      explanation: [decision.explanation, ...intents].join(' '),
    };
  };

  if (!ours || !original) {
    return theirs && complete(stayDeleted(base, theirs), formerPath);
  }
  if (policy === 'seed') {
    return complete(leaveSeed(ours, original, theirs), original.path);
  }
  if (!theirs) {
    return complete(followDeletion(base, ours, policy), original.path);
  }
  const sides = { base, ours, theirs, original };
  return complete(
    policy === 'managed' ? replaceManaged(sides) : mergeSides(sides, labels),
    original.path,
  );
}

function stayDeleted(base: RepositoryFile, theirs: RepositoryFile): Decision {
  return {
    outcome: 'kept-deleted',
    explanation: sameFile(base, theirs)
      ? 'Your team deleted it.'
      : 'Your team deleted it, and the template changed it: it stays deleted.',
  };
}

function leaveSeed(
  ours: RepositoryFile,
  original: RepositoryFile,
  theirs: RepositoryFile | undefined,
): Decision {
  const kept = theirs && sameFile(ours, theirs) ? 'unchanged' : 'kept';
  return {
    file: ours,
    outcome: ours.path === original.path ? kept : 'moved',
    explanation: 'It was written once, and belongs to your team since then.',
  };
}

function followDeletion(
  base: RepositoryFile,
  ours: RepositoryFile,
  policy: FilePolicy,
): Decision {
  if (sameFile(base, ours)) {
    return {
      outcome: 'deleted',
      explanation:
        'The template has it no longer, nor did your team change it.',
    };
  }
  if (policy === 'managed') {
    return {
      outcome: 'deleted',
      explanation:
        'It was managed by the template, which has it no longer: what your team changed in it goes with it.',
    };
  }
  return {
    file: ours,
    outcome: 'kept',
    explanation:
      'The template has it no longer, but your team changed it: it belongs to your team now.',
  };
}
