import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { partKinds } from '@guildhall/plugin-monitor-coverage-common';

const BATCH_SIZE = 1_000;

/** Something in the catalog that can have monitors. */
export interface CatalogPart {
  id: number;
  ref: string;
  entity: Entity;
}

/** As much of the catalog as evaluations and roll-ups need. */
export interface CatalogView {
  parts: CatalogPart[];
  /** The refs of groups, by name in lower case; default namespace first. */
  groups: Map<string, string>;
  /** The refs of the people in each group, in an order that stays. */
  members: Map<string, string[]>;
  /** The titles of everything that is no part. */
  titles: Map<string, string>;
  /** The domain of each system. */
  domains: Map<string, string>;
}

/** Reads the projected catalog, a batch at a time. */
export async function loadCatalog(
  projection: EntityProjection,
): Promise<CatalogView> {
  const view: CatalogView = {
    parts: [],
    groups: new Map(),
    members: new Map(),
    titles: new Map(),
    domains: new Map(),
  };
  let after = 0;
  for (;;) {
    const batch = await projection.getAfter(after, BATCH_SIZE);
    if (batch.length === 0) {
      return view;
    }
    after = batch[batch.length - 1].id;
    for (const part of batch) {
      add(view, part);
    }
  }
}

function add(view: CatalogView, part: CatalogPart): void {
  const { ref, entity } = part;
  const kind = entity.kind.toLocaleLowerCase('en-US');
  if (partKinds.includes(kind)) {
    view.parts.push(part);
    return;
  }
  view.titles.set(ref, titleOf(entity));
  if (kind === 'group') {
    const name = entity.metadata.name.toLocaleLowerCase('en-US');
    const { namespace = 'default' } = entity.metadata;
    if (namespace === 'default' || !view.groups.has(name)) {
      view.groups.set(name, ref);
    }
    view.members.set(ref, targetsOf(entity, RELATION_HAS_MEMBER).sort());
  }
  if (kind === 'system') {
    const [domain] = targetsOf(entity, RELATION_PART_OF).filter(target =>
      target.startsWith('domain:'),
    );
    if (domain) {
      view.domains.set(ref, domain);
    }
  }
}

export function titleOf(entity: Entity): string {
  return entity.metadata.title ?? entity.metadata.name;
}

export function targetsOf(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}
