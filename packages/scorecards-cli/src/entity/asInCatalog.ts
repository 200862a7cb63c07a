import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { MisuseError } from '../errors';

/** What the catalog itself writes into an entity. */
const GIVEN_BY_CATALOG =
  /^backstage\.io\/(managed-by-|orphan$|view-url$|edit-url$|source-location$)/;

/** The relations that the catalog derives from an entity's own fields. */
const DERIVED = [
  { field: 'owner', type: 'ownedBy', kind: 'group' },
  { field: 'system', type: 'partOf', kind: 'system' },
  { field: 'domain', type: 'partOf', kind: 'domain' },
  { field: 'subcomponentOf', type: 'partOf', kind: 'component' },
  { field: 'subdomainOf', type: 'partOf', kind: 'domain' },
  { field: 'dependsOn', type: 'dependsOn', kind: 'component' },
  { field: 'providesApis', type: 'providesApi', kind: 'api' },
  { field: 'consumesApis', type: 'consumesApi', kind: 'api' },
];

/**
 * The entity of a file as the catalog would have it, given how it has it now:
 * with the annotations that the catalog adds, and with relations. Those that
 * others declare are taken over.
 *
 * @throws MisuseError if a field does not name an entity.
 */
export function asInCatalog(file: Entity, known: Entity | undefined): Entity {
  const given = Object.entries(known?.metadata.annotations ?? {}).filter(
    ([name]) => GIVEN_BY_CATALOG.test(name),
  );
  const derivedTypes = new Set(DERIVED.map(({ type }) => type));
  const { definition: _definition, ...spec } = file.spec ?? {};
  return {
    ...file,
    metadata: {
      ...file.metadata,
      annotations: {
        ...Object.fromEntries(given),
        ...file.metadata.annotations,
      },
    },
    // Rules never see the definition of an API: the portal does not keep it.
    spec,
    relations: [
      ...relationsOf(file),
      ...(known?.relations ?? []).filter(({ type }) => !derivedTypes.has(type)),
    ],
  };
}

function relationsOf(entity: Entity): NonNullable<Entity['relations']> {
  const { namespace = 'default' } = entity.metadata;
  return DERIVED.flatMap(({ field, type, kind }) =>
    [entity.spec?.[field]].flat().flatMap(ref => {
      if (typeof ref !== 'string') {
        return [];
      }
      try {
        const target = parseEntityRef(ref, {
          defaultKind: kind,
          defaultNamespace: namespace,
        });
        return [{ type, targetRef: stringifyEntityRef(target) }];
      } catch (error) {
        throw new MisuseError(`spec.${field}: ${toError(error).message}`);
      }
    }),
  );
}
