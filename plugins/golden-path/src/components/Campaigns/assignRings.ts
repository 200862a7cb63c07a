import { GeneratedService } from '@guildhall/plugin-golden-path-common';

/** Which services a new ring takes: those that match all that is given. */
export interface RingDraft {
  id: string;
  name: string;
  owners: string[];
  /** Part of the name. */
  text: string;
}

/**
 * The services of each ring. A service falls into the first ring that it
 * matches; an empty ring filter takes whatever is left.
 */
export function assignRings(
  services: readonly GeneratedService[],
  rings: readonly RingDraft[],
): GeneratedService[][] {
  const assigned: GeneratedService[][] = rings.map(() => []);
  for (const service of services) {
    const index = rings.findIndex(ring => matches(service, ring));
    assigned[index]?.push(service);
  }
  return assigned;
}

function matches(service: GeneratedService, ring: RingDraft): boolean {
  const { title, entityRef, owner } = service;
  const text = ring.text.trim().toLocaleLowerCase('en-US');
  return (
    (ring.owners.length === 0 ||
      (owner !== undefined && ring.owners.includes(owner))) &&
    [title, entityRef].some(name =>
      name.toLocaleLowerCase('en-US').includes(text),
    )
  );
}
