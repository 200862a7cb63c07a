import {
  Entity,
  parseEntityRef,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import { selectAnnotations } from './selectAnnotations';

/** These bound the size of a fact; `relationCount` tells of those that are cut. */
const MAX_LIST_ITEMS = 100;
const MAX_TITLE_LENGTH = 200;

const KINDS_IN_SYSTEMS = new Set(['component', 'api', 'resource']);

/**
 * The facts of one entity. `existing` holds the entity refs that are known to
 * exist, at least of its relations' targets.
 *
 * The catalog keeps a relation whose target is not there, so relations alone
 * tell what an entity refers to.
 */
export function describeEntity(
  entity: Entity,
  options: { existing: ReadonlySet<string>; expected: readonly string[] },
): object {
  const { existing, expected } = options;
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const { description = '', tags = [], links = [] } = entity.metadata;
  const trimmed = description.trim();

  const targets = (type: string) =>
    unique(
      (entity.relations ?? [])
        .filter(relation => relation.type === type)
        .map(relation => relation.targetRef),
    );
  const owners = targets(RELATION_OWNED_BY);
  const systems = targets(RELATION_PART_OF).filter(
    ref => parseEntityRef(ref).kind === 'system',
  );
  const all = unique(
    (entity.relations ?? []).map(relation => relation.targetRef),
  );

  return {
    ownerResolves: owners.some(ref => existing.has(ref)),
    ...(owners.length > 0 && { ownerKind: parseEntityRef(owners[0]).kind }),
    hasDescription: trimmed !== '',
    descriptionLength: [...trimmed].length,
    ...textField('lifecycle', entity.spec?.lifecycle),
    ...(KINDS_IN_SYSTEMS.has(kind) && {
      hasSystem: systems.length > 0,
      systemResolves: systems.some(ref => existing.has(ref)),
    }),
    tags: unique(tags).slice(0, MAX_LIST_ITEMS),
    linkCount: links.length,
    linkTitles: links
      .flatMap(link => link.title?.trim().slice(0, MAX_TITLE_LENGTH) || [])
      .slice(0, MAX_LIST_ITEMS),
    relationCount: entity.relations?.length ?? 0,
    danglingRelations: all
      .filter(ref => !existing.has(ref))
      .slice(0, MAX_LIST_ITEMS),
    dependsOn: targets(RELATION_DEPENDS_ON).slice(0, MAX_LIST_ITEMS),
    dependencyOf: targets(RELATION_DEPENDENCY_OF).slice(0, MAX_LIST_ITEMS),
    providesApis: targets(RELATION_PROVIDES_API).slice(0, MAX_LIST_ITEMS),
    consumesApis: targets(RELATION_CONSUMES_API).slice(0, MAX_LIST_ITEMS),
    ...(kind === 'api' && {
      apiDefinitionPresent: isText(entity.spec?.definition),
      ...textField('apiDefinitionType', entity.spec?.type),
    }),
    ...selectAnnotations(entity.metadata.annotations ?? {}, expected),
  };
}

function textField(name: string, value: unknown): object {
  return isText(value) ? { [name]: value.trim() } : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}
