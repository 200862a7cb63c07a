import { RepositoryFile } from '../api';
import { Occupied } from './Occupied';
import { UpgradeOutcome } from './types';

const maxCopies = 9;

/**
 * Makes sure that each file can be where it should go. One that would replace
 * another, or be inside of it, is a conflict: the team's file stays where it
 * is, and the template's is put beside, if it can be.
 */
export function placeFiles(
  outcomes: UpgradeOutcome[],
  ours: RepositoryFile[],
): UpgradeOutcome[] {
  const { blocked, occupied } = findBlocked(outcomes, ours);
  return outcomes.map(outcome => {
    const blocker = blocked.get(outcome);
    const placed = blocker ? stayBehind(outcome, blocker, ours) : outcome;
    return placed.beside ? nameBeside(placed, placed.beside, occupied) : placed;
  });
}

/** With each outcome that cannot be, the path that is in its way. */
function findBlocked(
  outcomes: UpgradeOutcome[],
  ours: RepositoryFile[],
): { blocked: Map<UpgradeOutcome, string>; occupied: Occupied } {
  const before = new Set(ours.map(({ path }) => path));
  const newcomers = outcomes.filter(
    ({ file, from, outcome }) => file && (from || outcome === 'added'),
  );
  const deleted = outcomes.filter(({ outcome }) => outcome === 'deleted');
  const blocked = new Map<UpgradeOutcome, string>();
  for (;;) {
    const placed = newcomers.filter(outcome => !blocked.has(outcome));
    const left = new Set([
      ...deleted.map(({ path }) => path),
      ...placed.map(({ from }) => from),
    ]);
    const occupied = new Occupied([...before].filter(path => !left.has(path)));
    const blockedBefore = blocked.size;
    for (const outcome of placed) {
      const blocker = occupied.blocks(outcome.path);
      if (blocker) {
        blocked.set(outcome, blocker);
      } else {
        occupied.add(outcome.path);
      }
    }
    // What stays behind may be in the way of others.
    if (blocked.size === blockedBefore) {
      return { blocked, occupied };
    }
  }
}

function stayBehind(
  outcome: UpgradeOutcome,
  blocker: string,
  ours: RepositoryFile[],
): UpgradeOutcome {
  const { from, path, policy, file, explanation } = outcome;
  const place = from ?? path;
  return {
    path: place,
    outcome: 'conflict',
    policy,
    file: ours.find(candidate => candidate.path === place),
    beside: file,
    conflicts: [],
    explanation: `${explanation} It cannot be in ${path}, because of ${blocker}.`,
  };
}

function nameBeside(
  outcome: UpgradeOutcome,
  beside: RepositoryFile,
  occupied: Occupied,
): UpgradeOutcome {
  for (let copy = 1; copy <= maxCopies; copy++) {
    const path = `${beside.path}.template${copy === 1 ? '' : `.${copy}`}`;
    if (!occupied.blocks(path)) {
      occupied.add(path);
      return {
        ...outcome,
        beside: { ...beside, path },
        explanation: `${outcome.explanation} The template’s is in ${path}.`,
      };
    }
  }
  return { ...outcome, beside: undefined };
}
