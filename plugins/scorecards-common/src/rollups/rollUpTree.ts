/**
 * Which groups each group is directly below.
 *
 * @public
 */
export type Hierarchy = ReadonlyMap<string, readonly string[]>;

/**
 * A group of a tree, with everything whose sum it is.
 *
 * @public
 */
export interface TreeGroup {
  group: string;
  /** The group itself and all groups below it. */
  members: string[];
  /** How many groups are directly below it. */
  children: number;
}

/**
 * The groups directly below one, each with all that is below it in turn; or,
 * without one, those that are below none.
 *
 * @remarks
 *
 * A group that is reached on two ways is a member once, so that nothing is
 * summed twice. Groups that are below each other in a circle are at the top,
 * because nothing is above them. The asked group stands among its children
 * for what belongs to it directly.
 *
 * @param groups - The groups that there is anything of.
 * @public
 */
export function rollUpTree(options: {
  groups: Iterable<string>;
  parents: Hierarchy;
  parent?: string;
}): TreeGroup[] {
  const { parents, parent } = options;
  const present = new Set(options.groups);
  const children = new Map<string, Set<string>>();
  for (const [child, above] of parents) {
    for (const each of above) {
      children.set(each, (children.get(each) ?? new Set()).add(child));
    }
  }
  const all = new Set([...present, ...parents.keys(), ...children.keys()]);

  const reach = (start: string): string[] => {
    const reached = new Set([start]);
    for (const group of reached) {
      for (const child of children.get(group) ?? []) {
        reached.add(child);
      }
    }
    return [...reached];
  };
  const toGroup = (group: string): TreeGroup => ({
    group,
    members: reach(group),
    children: children.get(group)?.size ?? 0,
  });
  const isTop = (group: string) => {
    const below = new Set(reach(group));
    return (parents.get(group) ?? []).every(above => below.has(above));
  };

  const shown =
    parent === undefined
      ? [...all].filter(isTop).map(toGroup)
      : [
          { group: parent, members: [parent], children: 0 },
          ...[...(children.get(parent) ?? [])]
            .filter(child => child !== parent)
            .map(toGroup),
        ];
  return shown
    .filter(({ members }) => members.some(member => present.has(member)))
    .sort((a, b) => a.group.localeCompare(b.group));
}
