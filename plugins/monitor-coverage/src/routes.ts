import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Refs of this kind work in both front-end systems.
export const rootRouteRef = createRouteRef({ id: 'monitor-coverage' });

export const partsRouteRef = createSubRouteRef({
  id: 'monitor-coverage-parts',
  parent: rootRouteRef,
  path: '/parts',
});

export const partRouteRef = createSubRouteRef({
  id: 'monitor-coverage-part',
  parent: rootRouteRef,
  path: '/parts/:kind/:namespace/:name',
});

export const gapsRouteRef = createSubRouteRef({
  id: 'monitor-coverage-gaps',
  parent: rootRouteRef,
  path: '/gaps',
});

export const journeysRouteRef = createSubRouteRef({
  id: 'monitor-coverage-journeys',
  parent: rootRouteRef,
  path: '/journeys',
});

export const journeyRouteRef = createSubRouteRef({
  id: 'monitor-coverage-journey',
  parent: rootRouteRef,
  path: '/journeys/:name',
});

export const hygieneRouteRef = createSubRouteRef({
  id: 'monitor-coverage-hygiene',
  parent: rootRouteRef,
  path: '/hygiene',
});

export const watchesRouteRef = createSubRouteRef({
  id: 'monitor-coverage-watches',
  parent: rootRouteRef,
  path: '/watches',
});

export const providersRouteRef = createSubRouteRef({
  id: 'monitor-coverage-providers',
  parent: rootRouteRef,
  path: '/providers',
});
