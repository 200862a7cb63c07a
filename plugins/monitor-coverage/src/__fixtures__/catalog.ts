import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { PARTS } from './parts';

const GROUPS = [
  ['visits-team', 'Visits'],
  ['scheduling-team', 'Scheduling'],
  ['payments-team', 'Payments'],
  ['patient-experience-team', 'Patient Experience'],
];

/** The parts, and the groups that own them. */
export const CATALOG: Entity[] = [
  ...PARTS.map(({ entityRef, title, type, owner }) => {
    const { kind, ...metadata } = parseEntityRef(entityRef);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { ...metadata, title },
      spec: { type, owner },
    };
  }),
  ...GROUPS.map(([name, title]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', title },
    spec: { type: 'team' },
  })),
];
