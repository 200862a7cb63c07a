import { Labels, Receiver } from '../monitors';
import { matchesAll } from './matchers';
import { Route, RoutingTree } from './types';

/**
 * Where an Alertmanager sends an alert with these labels, `alertname` among
 * them; each receiver once.
 *
 * @public
 */
export function routeAlert(tree: RoutingTree, labels: Labels): Receiver[] {
  const names = new Set(
    // What the root itself demands is not looked at: it takes every alert.
    takers({ ...tree.root, matchers: [] }, labels).map(
      ({ receiver }) => receiver,
    ),
  );
  return [...names].map(name => ({
    name,
    notifies: tree.receivers.get(name)?.notifies ?? false,
  }));
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
