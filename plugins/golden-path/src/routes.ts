import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Refs of this kind work in both front-end systems.
export const rootRouteRef = createRouteRef({ id: 'golden-path' });

export const templateRouteRef = createSubRouteRef({
  id: 'golden-path-template',
  parent: rootRouteRef,
  path: '/templates/:name',
});

export const wizardRouteRef = createSubRouteRef({
  id: 'golden-path-wizard',
  parent: rootRouteRef,
  path: '/new/:template',
});

export const runRouteRef = createSubRouteRef({
  id: 'golden-path-run',
  parent: rootRouteRef,
  path: '/runs/:taskId',
});

export const servicesRouteRef = createSubRouteRef({
  id: 'golden-path-services',
  parent: rootRouteRef,
  path: '/services',
});

export const serviceRouteRef = createSubRouteRef({
  id: 'golden-path-service',
  parent: rootRouteRef,
  path: '/services/:kind/:namespace/:name',
});

export const offBoardingRouteRef = createSubRouteRef({
  id: 'golden-path-off-boarding',
  parent: rootRouteRef,
  path: '/services/:kind/:namespace/:name/off-boarding',
});

export const upgradeRouteRef = createSubRouteRef({
  id: 'golden-path-upgrade',
  parent: rootRouteRef,
  path: '/upgrades/:id',
});

export const campaignsRouteRef = createSubRouteRef({
  id: 'golden-path-campaigns',
  parent: rootRouteRef,
  path: '/campaigns',
});

export const newCampaignRouteRef = createSubRouteRef({
  id: 'golden-path-new-campaign',
  parent: rootRouteRef,
  path: '/campaigns/new',
});

export const campaignRouteRef = createSubRouteRef({
  id: 'golden-path-campaign',
  parent: rootRouteRef,
  path: '/campaigns/:id',
});

export const effectsRouteRef = createSubRouteRef({
  id: 'golden-path-effects',
  parent: rootRouteRef,
  path: '/effects',
});

export const repositoryRouteRef = createSubRouteRef({
  id: 'golden-path-repository',
  parent: rootRouteRef,
  path: '/git/:host/:name',
});
