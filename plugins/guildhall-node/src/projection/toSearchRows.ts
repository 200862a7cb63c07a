import { Entity } from '@backstage/catalog-model';

/** Longer values cannot be indexed, and nobody asks for them. */
const MAX_LENGTH = 200;

/**
 * The properties of an entity that the catalog's permission conditions can
 * ask for, with keys and values in lower case as the catalog compares them:
 * kind, everything below `metadata` and `spec`, and the targets of each type of
 * relation. Of long texts only that they are there.
 */
export function toSearchRows(
  entity: Entity,
): Array<{ key: string; value: string | null }> {
  const rows = new Map<string, { key: string; value: string | null }>();

  const add = (rawKey: string, rawValue: string | null) => {
    const key = rawKey.toLocaleLowerCase('en-US');
    const isLong = rawValue !== null && rawValue.length > MAX_LENGTH;
    const value = isLong ? null : rawValue?.toLocaleLowerCase('en-US') ?? null;
    if (key.length <= MAX_LENGTH) {
      rows.set(JSON.stringify([key, value]), { key, value });
    }
  };

  const visit = (key: string, value: unknown) => {
    if (Array.isArray(value)) {
      for (const item of value) {
        visit(key, item);
        if (typeof item === 'string') {
          add(`${key}.${item}`, 'true');
        }
      }
    } else if (value && typeof value === 'object') {
      for (const [name, child] of Object.entries(value)) {
        visit(`${key}.${name}`, child);
      }
    } else if (value !== undefined) {
      add(key, value === null ? null : String(value));
    }
  };

  add('kind', entity.kind);
  visit('metadata', entity.metadata);
  visit('spec', entity.spec);
  for (const relation of entity.relations ?? []) {
    add(`relations.${relation.type}`, relation.targetRef);
  }
  return [...rows.values()];
}
