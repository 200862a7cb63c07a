import { JsonValue } from '@backstage/types';

/**
 * Writes a value so that equal values give equal texts: members are sorted by
 * name, and members that are null or undefined are left out.
 *
 * @public
 */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(canonical(value));
}

function canonical(value: JsonValue | undefined): JsonValue {
  if (value === undefined || value === null || typeof value !== 'object') {
    return value ?? null;
  }
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  // A map keeps a member named __proto__ an ordinary one.
  const members = Object.keys(value)
    .sort()
    .filter(key => value[key] !== null && value[key] !== undefined)
    .map(key => [key, canonical(value[key])] as const);
  return Object.fromEntries(members);
}
