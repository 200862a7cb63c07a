import { Entity } from '@backstage/catalog-model';
import { PolicySelector } from './types';

/** Whether a selector of a policy is about an entity. */
export function selects(selector: PolicySelector, entity: Entity): boolean {
  const { kind, types, tags, annotations } = selector;
  const type = entity.spec?.type;
  return (
    (kind === undefined ||
      kind.toLocaleLowerCase('en-US') ===
        entity.kind.toLocaleLowerCase('en-US')) &&
    (types.length === 0 ||
      (typeof type === 'string' && types.includes(type))) &&
    (tags.length === 0 ||
      tags.some(tag => entity.metadata.tags?.includes(tag))) &&
    Object.entries(annotations).every(
      ([name, value]) => entity.metadata.annotations?.[name] === value,
    )
  );
}
