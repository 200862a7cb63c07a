export { alertOf, isTemplate } from './alertOf';
export { matchesAll, matchesLabel } from './matchers';
export type { AlertMatcher } from './matchers';
export { parseRoutingTree } from './parseRoutingTree';
export { routeAlert } from './routeAlert';
export { routingLabels } from './routingLabels';
export type { Route, RoutingTree } from './types';
