import { DependencyGraph } from './createGraph';

/** A graph in which parts that need each other in a circle are one group. */
export interface GroupedGraph {
  /** Each comes before all that it needs. */
  groups: string[][];
  groupOf: Map<string, number>;
  /** By group, the other groups that it needs. */
  needs: number[][];
}

interface Visit {
  ref: string;
  targets: readonly string[];
  next: number;
}

/** Tarjan's algorithm, without recursion: chains can be thousands long. */
export function groupCycles(graph: DependencyGraph): GroupedGraph {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];

  const begin = (ref: string): Visit => {
    order.set(ref, order.size);
    low.set(ref, order.size - 1);
    open.push(ref);
    isOpen.add(ref);
    return { ref, targets: graph.needs.get(ref) ?? [], next: 0 };
  };
  const lower = (ref: string, to: number = Infinity) =>
    low.set(ref, Math.min(low.get(ref) ?? to, to));

  for (const root of new Set([...graph.refs, ...graph.needs.keys()])) {
    const visits = order.has(root) ? [] : [begin(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { ref, targets } = visit;
      const target = targets.at(visit.next);
      if (visit.next < targets.length && target !== undefined) {
        visit.next++;
        if (!order.has(target)) {
          visits.push(begin(target));
        } else if (isOpen.has(target)) {
          lower(ref, order.get(target));
        }
        continue;
      }
      visits.pop();
      const caller = visits.at(-1);
      if (caller) {
        lower(caller.ref, low.get(ref));
      }
      if (low.get(ref) === order.get(ref)) {
        const group = open.splice(open.lastIndexOf(ref));
        group.forEach(member => isOpen.delete(member));
        found.push(group);
      }
    }
  }

  // It finds what is needed before what needs it.
  const groups = found.reverse();
  const groupOf = new Map(
    groups.flatMap((refs, group) => refs.map(ref => [ref, group] as const)),
  );
  const needs = groups.map((refs, group) => {
    const targets = refs.flatMap(ref => graph.needs.get(ref) ?? []);
    const needed = new Set(targets.flatMap(ref => groupOf.get(ref) ?? []));
    needed.delete(group);
    return [...needed];
  });
  return { groups, groupOf, needs };
}
