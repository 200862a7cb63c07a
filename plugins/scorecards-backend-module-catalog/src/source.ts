import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';

/**
 * What the catalog says about an entity, and whether it holds together.
 *
 * @public
 */
export const catalogFactSource: FactSourceDefinition = {
  id: 'catalog',
  title: 'Catalog',
  description:
    'How completely an entity is described in the catalog, and whether what it refers to exists',
  maxAge: { hours: 24 },
  fields: {
    ownerResolves: {
      type: 'bool',
      description: 'The owner exists in the catalog; false when none is named',
    },
    ownerKind: {
      type: 'string',
      description:
        'Kind of the owner in lower case, such as group or user; absent without an owner',
    },
    hasDescription: {
      type: 'bool',
      description: 'There is a description that is not blank',
    },
    descriptionLength: {
      type: 'int',
      description: 'Length of the description without surrounding white space',
      unit: 'characters',
    },
    lifecycle: {
      type: 'string',
      description: 'The lifecycle as written; absent when there is none',
    },
    hasSystem: {
      type: 'bool',
      description:
        'The entity is part of a system; absent for kinds that cannot be',
    },
    systemResolves: {
      type: 'bool',
      description:
        'The system exists in the catalog; false when none is named, absent for kinds that cannot have one',
    },
    tags: {
      type: 'list',
      items: { type: 'string', description: 'A tag' },
      description: 'Tags, in alphabetical order',
    },
    linkCount: { type: 'int', description: 'Number of links' },
    linkTitles: {
      type: 'list',
      items: { type: 'string', description: 'The title of a link' },
      description: 'Titles of the links as written; links without are left out',
    },
    relationCount: {
      type: 'int',
      description: 'Number of relations, in both directions',
    },
    danglingRelations: {
      type: 'list',
      items: { type: 'string', description: 'An entity ref' },
      description: 'Targets of relations that do not exist in the catalog',
    },
    dependsOn: {
      type: 'list',
      items: { type: 'string', description: 'An entity ref' },
      description: 'What the entity depends on',
    },
    dependencyOf: {
      type: 'list',
      items: { type: 'string', description: 'An entity ref' },
      description: 'What depends on the entity',
    },
    providesApis: {
      type: 'list',
      items: { type: 'string', description: 'An entity ref' },
      description: 'The APIs that the entity provides',
    },
    consumesApis: {
      type: 'list',
      items: { type: 'string', description: 'An entity ref' },
      description: 'The APIs that the entity consumes',
    },
    apiDefinitionPresent: {
      type: 'bool',
      description: 'The definition is not blank; APIs only',
    },
    apiDefinitionType: {
      type: 'string',
      description: 'Format of the definition, such as openapi; APIs only',
    },
    annotations: {
      type: 'map',
      values: {
        type: 'string',
        description: 'The value, cut after 200 characters',
      },
      description:
        'Annotations by key, without those that the catalog adds by itself',
    },
    missingAnnotations: {
      type: 'list',
      items: { type: 'string', description: 'The key of an annotation' },
      description: 'Annotations that are expected of this kind and not there',
    },
    annotationCompleteness: {
      type: 'double',
      description:
        'Share of the expected annotations that are there, from 0 to 1; 1 when none is expected',
    },
  },
};
