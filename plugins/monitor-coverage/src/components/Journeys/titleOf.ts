import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';

/** The title of a part of a journey, or else the name in its ref. */
export function titleOf(
  nodes: JourneyDetail['nodes'],
  entityRef: string,
): string {
  return (
    nodes.find(node => node.entityRef === entityRef)?.title ??
    entityRef.slice(entityRef.indexOf('/') + 1)
  );
}
