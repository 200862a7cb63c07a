/** What a line is in a conflict that is marked as git marks it. */
export type ConflictPart = 'marker' | 'ours' | 'base' | 'theirs';

/** For each line, its part in a conflict; none where there is no conflict. */
export function markConflicts(
  lines: readonly string[],
): (ConflictPart | undefined)[] {
  let part: ConflictPart | undefined;
  return lines.map(line => {
    if (line.startsWith('<<<<<<< ')) {
      part = 'ours';
      return 'marker';
    }
    if (part === undefined) {
      return undefined;
    }
    if (line.startsWith('||||||| ') || line === '|||||||') {
      part = 'base';
      return 'marker';
    }
    if (line === '=======') {
      part = 'theirs';
      return 'marker';
    }
    if (line.startsWith('>>>>>>> ')) {
      part = undefined;
      return 'marker';
    }
    return part;
  });
}
