import { RepositoryFile } from '../api';
import { MergeLabels } from '../merge';
import { sameFile } from './files';
import { mergeFile } from './mergeFile';
import { Decision } from './types';

const asInTemplate = 'It is as in the template.';
const changedByTemplate = 'The template changed it.';

/** A file that the base, the team and the template have. */
export interface ThreeSides {
  /** After the migrations. */
  base: RepositoryFile;
  /** After the migrations. */
  ours: RepositoryFile;
  theirs: RepositoryFile;
  /** As it is in the team's repository. */
  original: RepositoryFile;
}

/** Gives a file the content of the template, whatever the team made of it. */
export function replaceManaged(sides: ThreeSides): Decision {
  const { base, ours, theirs, original } = sides;
  const file = { ...theirs, path: placeOf(sides).path };
  if (file.path === original.path && sameFile(file, original)) {
    return { file, outcome: 'unchanged', explanation: asInTemplate };
  }
  return {
    file,
    outcome: file.path === original.path ? 'updated' : 'moved',
    explanation: sameFile(base, ours)
      ? changedByTemplate
      : 'It is managed by the template: what your team changed in it is replaced.',
  };
}

/** Puts the changes of the team and of the template together. */
export function mergeSides(sides: ThreeSides, labels: MergeLabels): Decision {
  const { base, ours, theirs } = sides;
  const { path, disputed } = placeOf(sides);
  const merged = mergeFile({ base, ours, theirs, labels });
  if (!merged.file) {
    return {
      file: { ...ours, path },
      beside: { ...theirs, path },
      outcome: 'conflict',
      explanation:
        'Your team and the template changed it, and it cannot be merged line by line: your team’s is kept.',
    };
  }
  const file = { ...merged.file, path };
  const { conflicts } = merged;
  if (conflicts.length > 0) {
    return {
      file,
      outcome: 'conflict',
      conflicts,
      explanation: 'Your team and the template changed the same lines.',
    };
  }
  if (disputed) {
    return {
      file,
      outcome: 'conflict',
      explanation: `The template moved it to ${theirs.path}, and your team to another place, where it stays.`,
    };
  }
  return { file, ...describeMerge(sides, file) };
}

/** What a merge that left no question open has come to. */
function describeMerge(
  sides: ThreeSides,
  file: RepositoryFile,
): Pick<Decision, 'outcome' | 'explanation'> {
  const { base, ours, theirs, original } = sides;
  if (!sameFile(file, ours) && !sameFile(file, theirs)) {
    return {
      outcome: 'merged',
      explanation: 'It has the changes of your team and those of the template.',
    };
  }
  if (file.path !== original.path) {
    return {
      outcome: 'moved',
      explanation: `The template has it here, and no longer in ${original.path}.`,
    };
  }
  if (!sameFile(file, original)) {
    return {
      outcome: 'updated',
      explanation: sameFile(base, theirs)
        ? 'A migration changed it.'
        : changedByTemplate,
    };
  }
  return sameFile(file, theirs)
    ? { outcome: 'unchanged', explanation: asInTemplate }
    : {
        outcome: 'kept',
        explanation: sameFile(base, theirs)
          ? 'Your team changed it, and the template did not.'
          : 'What the template changed in it is there already.',
      };
}

/** Where a file goes: it follows whoever moved it, and the team if both did. */
function placeOf({ base, ours, theirs }: ThreeSides): {
  path: string;
  disputed: boolean;
} {
  return {
    path: ours.path === base.path ? theirs.path : ours.path,
    disputed: new Set([base.path, ours.path, theirs.path]).size === 3,
  };
}
