import {
  Entity,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { GraphPart } from './types';

/**
 * What needs what, between the parts of the catalog. A part needs what it
 * depends on and the APIs that it consumes; an API needs those that provide it.
 *
 * @public
 */
export interface DependencyGraph {
  /** The parts that it was made of. */
  refs: readonly string[];
  /** What each needs directly, including what is no part of the catalog. */
  needs: ReadonlyMap<string, readonly string[]>;
}

/** @public */
export function toGraphPart(entity: Entity): GraphPart {
  const targets = (type: string) =>
    (entity.relations ?? [])
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);
  return {
    entityRef: stringifyEntityRef(entity),
    dependsOn: targets(RELATION_DEPENDS_ON),
    consumesApis: targets(RELATION_CONSUMES_API),
    providesApis: targets(RELATION_PROVIDES_API),
  };
}

/**
 * The components that provide each API.
 *
 * @public
 */
export function toProviders(
  parts: readonly GraphPart[],
): Map<string, string[]> {
  const providers = new Map<string, string[]>();
  for (const { entityRef, providesApis } of parts) {
    for (const api of providesApis) {
      providers.set(api, [...(providers.get(api) ?? []), entityRef]);
    }
  }
  return providers;
}

/** @public */
export function createGraph(parts: readonly GraphPart[]): DependencyGraph {
  const needs = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    if (from !== to) {
      needs.set(from, (needs.get(from) ?? new Set()).add(to));
    }
  };
  for (const { entityRef, dependsOn, consumesApis, providesApis } of parts) {
    for (const target of [...dependsOn, ...consumesApis]) {
      add(entityRef, target);
    }
    for (const api of providesApis) {
      add(api, entityRef);
    }
  }
  return {
    refs: [...new Set(parts.map(({ entityRef }) => entityRef))],
    needs: new Map(
      [...needs].map(([ref, targets]) => [ref, [...targets].sort()]),
    ),
  };
}

/**
 * Everything that some parts need, directly or through others, they included,
 * with the edges between.
 *
 * @public
 */
export function subgraphOf(
  graph: DependencyGraph,
  refs: readonly string[],
): { nodes: string[]; edges: Array<{ from: string; to: string }> } {
  const nodes = new Set(refs);
  const edges: Array<{ from: string; to: string }> = [];
  // A set hands out what is added to it while it is walked.
  for (const from of nodes) {
    for (const to of graph.needs.get(from) ?? []) {
      nodes.add(to);
      edges.push({ from, to });
    }
  }
  return { nodes: [...nodes], edges };
}
