export { alertOf, isTemplate } from './alertOf';
export { matchesAll, matchesLabel } from './matchers';
export type { AlertMatcher } from './matchers';
export { parseRoutingTree } from './parseRoutingTree';
export { interruptionsOf, routeAlert } from './routeAlert';
export { readRelabel } from './readRelabel';
export type { Relabel } from './readRelabel';
export { routingLabels } from './routingLabels';
export type { InhibitRule, Route, RoutingTree } from './types';
