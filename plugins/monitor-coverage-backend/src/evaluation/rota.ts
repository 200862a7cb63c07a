import { createHash } from 'node:crypto';

/** Who can be asked to look at what an owner has. */
export function teamOf(
  owner: string | undefined,
  members: ReadonlyMap<string, string[]>,
): string[] {
  if (owner?.startsWith('user:')) {
    return [owner];
  }
  return (owner && members.get(owner)) || [];
}

/**
 * Whose turn it is to look at a part: the members of the owning group one
 * after the other, each part beginning with somebody else.
 */
export function nextInTurn(
  members: string[],
  part: string,
  watchesSoFar: number,
): string | undefined {
  if (members.length === 0) {
    return undefined;
  }
  const start = createHash('sha256').update(part).digest().readUInt32BE(0);
  return members[(start + watchesSoFar) % members.length];
}
