import { Route } from './types';

/**
 * The names of the labels that decide where an alert goes.
 *
 * @public
 */
export function routingLabels(route: Route): Set<string> {
  const names = new Set(route.matchers.map(({ label }) => label));
  for (const child of route.routes) {
    routingLabels(child).forEach(name => names.add(name));
  }
  return names;
}
