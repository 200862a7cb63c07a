import { Entity } from '@backstage/catalog-model';

function entity(kind: string, name: string, title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title },
    spec: {},
  };
}

/** What is in the catalog of the tests. */
export const CATALOG: Entity[] = [
  entity('Component', 'visits-api', 'Visits API'),
  entity('Component', 'billing-api', 'Billing API'),
  entity('Component', 'letters', 'Letters'),
  entity('Component', 'care-portal', 'Care portal'),
  entity('Component', 'old-thing', 'Old thing'),
  entity('Group', 'visits', 'Visits'),
  entity('Group', 'billing', 'Billing'),
  entity('System', 'care', 'Care'),
  entity('User', 'kim', 'Kim'),
];
