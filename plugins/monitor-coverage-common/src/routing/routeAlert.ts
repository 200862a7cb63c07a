import { Interruption, Labels, Receiver } from '../monitors';
import { AlertMatcher, matchesAll } from './matchers';
import { Route, RoutingTree } from './types';

/**
 * Where an Alertmanager sends an alert with these labels, `alertname` among
 * them; each receiver once.
 *
 * @public
 */
export function routeAlert(tree: RoutingTree, labels: Labels): Receiver[] {
  const names = new Set(takersOf(tree, labels).map(({ receiver }) => receiver));
  return [...names].map(name => ({
    name,
    notifies: tree.receivers.get(name)?.notifies ?? false,
  }));
}

/**
 * What may keep an alert with these labels from being sent, although it has
 * receivers: times at which its branches are silent, and other alerts.
 *
 * @public
 */
export function interruptionsOf(
  tree: RoutingTree,
  labels: Labels,
): Interruption[] {
  const times = takersOf(tree, labels).flatMap(
    ({ muteTimes, activeTimes }): Interruption[] => [
      ...muteTimes.map(by => ({ kind: 'muted' as const, by })),
      ...activeTimes.map(by => ({ kind: 'only-at' as const, by })),
    ],
  );
  const others = tree.inhibitions
    // Nothing keeps back what could keep back others by the same rule.
    .filter(
      ({ source, target }) =>
        matchesAll(target, labels) && !matchesAll(source, labels),
    )
    .map(({ source }) => ({
      kind: 'inhibited' as const,
      by: source.map(describe).join(', '),
    }));
  return [...times, ...others];
}

function describe({ label, operator, value }: AlertMatcher): string {
  return `${label}${operator}${JSON.stringify(value)}`;
}

/** What the root itself demands is not looked at: it takes every alert. */
function takersOf(tree: RoutingTree, labels: Labels): Route[] {
  return takers({ ...tree.root, matchers: [] }, labels);
}

/** The deepest branches that take it; the branch itself if none below does. */
function takers(route: Route, labels: Labels): Route[] {
  if (!matchesAll(route.matchers, labels)) {
    return [];
  }
  const below: Route[] = [];
  for (const child of route.routes) {
    const found = takers(child, labels);
    below.push(...found);
    if (found.length > 0 && !child.continue) {
      break;
    }
  }
  return below.length > 0 ? below : [route];
}
