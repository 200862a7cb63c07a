import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Refs of this kind work in both front-end systems.
export const rootRouteRef = createRouteRef({ id: 'scorecards' });

export const healthRouteRef = createSubRouteRef({
  id: 'scorecards-health',
  parent: rootRouteRef,
  path: '/health',
});

export const exemptionsRouteRef = createSubRouteRef({
  id: 'scorecards-exemptions',
  parent: rootRouteRef,
  path: '/exemptions',
});

export const leaderboardRouteRef = createSubRouteRef({
  id: 'scorecards-leaderboard',
  parent: rootRouteRef,
  path: '/leaderboard',
});

export const workbenchRouteRef = createSubRouteRef({
  id: 'scorecards-workbench',
  parent: rootRouteRef,
  path: '/workbench',
});

export const campaignsRouteRef = createSubRouteRef({
  id: 'scorecards-campaigns',
  parent: rootRouteRef,
  path: '/campaigns',
});

export const newCampaignRouteRef = createSubRouteRef({
  id: 'scorecards-new-campaign',
  parent: rootRouteRef,
  path: '/campaigns/new',
});

export const campaignRouteRef = createSubRouteRef({
  id: 'scorecards-campaign',
  parent: rootRouteRef,
  path: '/campaigns/:campaignId',
});

export const editCampaignRouteRef = createSubRouteRef({
  id: 'scorecards-edit-campaign',
  parent: rootRouteRef,
  path: '/campaigns/:campaignId/edit',
});

export const scorecardRouteRef = createSubRouteRef({
  id: 'scorecards-scorecard',
  parent: rootRouteRef,
  path: '/:id',
});
