import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The entity without what only the catalog's own pages need: definitions of
 * APIs can be megabytes, and uid and etag change without meaning anything.
 */
export function toDocument(entity: Entity): Entity {
  const { uid: _uid, etag: _etag, ...metadata } = entity.metadata;
  const document: Entity = { ...entity, metadata };
  if (entity.spec) {
    const { definition: _definition, ...spec } = entity.spec;
    document.spec = spec;
  }
  return document;
}

/** The columns that entities are filtered and grouped by. */
export function toColumns(entity: Entity) {
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : null;
  const target = (type: string, kind?: string) =>
    entity.relations?.find(
      relation =>
        relation.type === type &&
        (!kind || relation.targetRef.startsWith(`${kind}:`)),
    )?.targetRef ?? null;

  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name: entity.metadata.name,
    title: entity.metadata.title ?? entity.metadata.name,
    type: text(entity.spec?.type),
    owner: target(RELATION_OWNED_BY),
    system: target(RELATION_PART_OF, 'system'),
    lifecycle: text(entity.spec?.lifecycle),
  };
}
