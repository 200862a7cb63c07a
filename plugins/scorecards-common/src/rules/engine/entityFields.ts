import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { FactFieldSchema } from '../factSchema';

/**
 * What rules can read of an entity, as `entity`.
 *
 * @public
 */
export const entitySchema: FactFieldSchema = object('The entity itself', {
  apiVersion: text('The version of the format'),
  kind: text('Such as Component'),
  metadata: object('What every kind of entity has', {
    name: text('Unique in its kind and namespace'),
    namespace: text('Such as default'),
    title: text('The name for people'),
    description: text('What the entity is'),
    annotations: map('By key', text('The value')),
    labels: map('By key', text('The value')),
    tags: list('All tags', text('A tag')),
    links: list(
      'All links',
      object('A link', {
        url: text('Where it leads'),
        title: text('What it is'),
        type: text('The kind of link'),
      }),
    ),
  }),
  spec: object('What the kind of entity defines', {
    type: text('Such as service'),
    lifecycle: text('Such as production'),
    owner: text('As written in the entity'),
    system: text('As written in the entity'),
    domain: text('As written in the entity'),
    parent: text('As written in the entity'),
    subcomponentOf: text('As written in the entity'),
    subdomainOf: text('As written in the entity'),
    definition: text('Of an API'),
    dependsOn: list('As written in the entity', text('An entity ref')),
    providesApis: list('As written in the entity', text('An entity ref')),
    consumesApis: list('As written in the entity', text('An entity ref')),
  }),
  relations: map(
    'By type, such as ownedBy',
    list('The full entity refs', text('An entity ref')),
  ),
});

/**
 * An entity in the shape of its schema. Unlike a fact, an entity is known in
 * full: where it has no tags, its list of tags is empty, not unknown.
 */
export function entityFields(entity: Entity): JsonObject {
  const relations: Record<string, string[]> = Object.create(null);
  for (const { type, targetRef } of entity.relations ?? []) {
    (relations[type] ??= []).push(targetRef);
  }
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      annotations: {},
      labels: {},
      tags: [],
      links: [],
      ...entity.metadata,
    },
    spec: { dependsOn: [], providesApis: [], consumesApis: [], ...entity.spec },
    relations,
  };
}

function text(description: string): FactFieldSchema {
  return { type: 'string', description };
}

function list(description: string, items: FactFieldSchema): FactFieldSchema {
  return { type: 'list', description, items };
}

function map(description: string, values: FactFieldSchema): FactFieldSchema {
  return { type: 'map', description, values };
}

function object(
  description: string,
  fields: Record<string, FactFieldSchema>,
): FactFieldSchema {
  return { type: 'object', description, fields };
}
