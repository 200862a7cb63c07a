import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** What the table `entity` holds of an entity. */
export interface EntityColumns {
  ref: string;
  kind: string;
  name: string;
  title: string;
  search_text: string;
  type: string | null;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  document: string;
  etag: string;
}

/** The columns that entities are found, filtered and grouped by. */
export function toColumns(entity: Entity): EntityColumns {
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : null;
  const target = (type: string, kind?: string) =>
    entity.relations?.find(
      relation =>
        relation.type === type &&
        (!kind || relation.targetRef.startsWith(`${kind}:`)),
    )?.targetRef ?? null;

  const { name, title = name, etag = '' } = entity.metadata;
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name,
    title,
    // Not left to SQL, because SQLite knows the cases of ASCII only.
    search_text: `${name}\n${title}`.toLocaleLowerCase('en-US'),
    type: text(entity.spec?.type),
    owner: target(RELATION_OWNED_BY),
    system: target(RELATION_PART_OF, 'system'),
    lifecycle: text(entity.spec?.lifecycle),
    document: JSON.stringify(toDocument(entity)),
    etag,
  };
}

/**
 * The entity without what only the catalog's own pages need: definitions of
 * APIs can be megabytes, and uid and etag change without meaning anything.
 */
function toDocument(entity: Entity): Entity {
  const { uid: _uid, etag: _etag, ...metadata } = entity.metadata;
  const document: Entity = { ...entity, metadata };
  if (entity.spec) {
    const { definition: _definition, ...spec } = entity.spec;
    document.spec = spec;
  }
  return document;
}
