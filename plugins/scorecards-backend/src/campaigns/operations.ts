import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  campaignDetailSchema,
  closeCampaignSchema,
  createCampaignSchema,
  editCampaignSchema,
  getCampaignQuerySchema,
  listCampaignEntitiesQuerySchema,
  listCampaignEntitiesResponseSchema,
  listCampaignsQuerySchema,
  listCampaignsResponseSchema,
} from '@guildhall/plugin-scorecards-common';

export const campaignOperations: Operation[] = [
  {
    method: 'get',
    path: '/campaigns',
    summary: 'Campaigns, and how far the entities of a filter have come',
    query: listCampaignsQuerySchema,
    response: listCampaignsResponseSchema,
  },
  {
    method: 'post',
    path: '/campaigns',
    summary: 'Start a campaign',
    body: createCampaignSchema,
    response: campaignDetailSchema,
  },
  {
    method: 'get',
    path: '/campaigns/{id}',
    summary: 'One campaign with its burn-up, its outlook and its teams',
    query: getCampaignQuerySchema,
    response: campaignDetailSchema,
  },
  {
    method: 'put',
    path: '/campaigns/{id}',
    summary: 'Change a campaign',
    body: editCampaignSchema,
    response: campaignDetailSchema,
  },
  {
    method: 'get',
    path: '/campaigns/{id}/entities',
    summary: 'The entities of a campaign, with what keeps them from the goal',
    query: listCampaignEntitiesQuerySchema,
    response: listCampaignEntitiesResponseSchema,
  },
  {
    method: 'post',
    path: '/campaigns/{id}/close',
    summary: 'End a campaign before its time',
    body: closeCampaignSchema,
    response: campaignDetailSchema,
  },
];
