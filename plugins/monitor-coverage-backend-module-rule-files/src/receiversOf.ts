import {
  alertOf,
  Monitor,
  parsePromql,
  Receiver,
  routeAlert,
  routingLabels,
  RoutingTree,
} from '@guildhall/plugin-monitor-coverage-common';

/**
 * Who hears of a monitor. Undefined when it depends on labels that only its
 * series have, which files do not tell.
 */
export function receiversOf(
  monitor: Monitor,
  tree: RoutingTree,
): Receiver[] | undefined {
  const { reads, groupsBy } = parsePromql(monitor.expression);
  const alert = alertOf(monitor, reads[0]?.selector.labels ?? {}, groupsBy);
  const isKnown = [...routingLabels(tree.root)].every(
    name => name in alert || (groupsBy && !groupsBy.includes(name)),
  );
  return isKnown ? routeAlert(tree, alert) : undefined;
}
