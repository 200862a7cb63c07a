import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  classifySignal,
  createPartIndex,
  matchMonitor,
  parseMonitoringDocuments,
  requirementsOf,
  Signal,
  SourceFile,
  toMonitors,
} from '..';

/** The signals that no rule watches, by part. */
export function findUnwatched(options: {
  entities: Entity[];
  policy: string;
  ruleFiles: SourceFile[];
}): Map<string, Signal[]> {
  const { policies } = parseMonitoringDocuments([
    { location: 'policy.yaml', text: options.policy },
  ]);
  const { monitors } = toMonitors({ files: options.ruleFiles });
  const unwatched = new Map<string, Signal[]>();
  for (const entity of options.entities) {
    const needs = requirementsOf(policies, entity, new Date());
    unwatched.set(stringifyEntityRef(entity), needs?.signals ?? []);
  }

  const index = createPartIndex(
    options.entities.map(entity => ({
      entityRef: stringifyEntityRef(entity),
      annotations: entity.metadata.annotations,
    })),
  );
  for (const monitor of monitors) {
    for (const { entityRef } of matchMonitor(index, monitor)) {
      const needed = unwatched.get(entityRef) ?? [];
      const watched = classifySignal(monitor, needed)?.signal;
      unwatched.set(
        entityRef,
        needed.filter(signal => signal !== watched),
      );
    }
  }
  return unwatched;
}
