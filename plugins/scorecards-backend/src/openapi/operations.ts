import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  entityReportSchema,
  exportScorecardQuerySchema,
  exportScorecardResponseSchema,
  factSourceDefinitionSchema,
  getFactHistoryQuerySchema,
  getFactHistoryResponseSchema,
  getFactsQuerySchema,
  getFactsResponseSchema,
  getScorecardQuerySchema,
  getScorecardResponseSchema,
  getSourcesResponseSchema,
  getTrendQuerySchema,
  getTrendResponseSchema,
  healthResponseSchema,
  listMovementsQuerySchema,
  listMovementsResponseSchema,
  listScorecardEntitiesQuerySchema,
  listScorecardEntitiesResponseSchema,
  listScorecardGroupsQuerySchema,
  listScorecardGroupsResponseSchema,
  listScorecardsQuerySchema,
  listScorecardsResponseSchema,
  listVerdictHistoryQuerySchema,
  listVerdictHistoryResponseSchema,
  listVerdictsQuerySchema,
  listVerdictsResponseSchema,
  pushFactsRequestSchema,
  pushFactsResponseSchema,
  refreshResponseSchema,
} from '@guildhall/plugin-scorecards-common';
import { definitionOperations } from '../definitions/operations';
import { previewOperations } from '../preview/operations';
import { campaignOperations } from '../campaigns/operations';
import { gateOperations } from '../gate/operations';
import { exemptionOperations } from '../exemptions/operations';
import { rollUpOperations } from '../rollups/operations';

const ENTITY = '/entities/{kind}/{namespace}/{name}';

/** Every route of the API. */
export const operations: Operation[] = [
  {
    method: 'post',
    path: '/facts',
    summary: 'Push facts; good ones are kept when others are rejected',
    body: pushFactsRequestSchema,
    response: pushFactsResponseSchema,
  },
  {
    method: 'get',
    path: '/facts',
    summary: 'What is known of an entity, or was known at a time',
    query: getFactsQuerySchema,
    response: getFactsResponseSchema,
  },
  {
    method: 'get',
    path: '/facts/history',
    summary: 'Every value that a source ever gave of an entity',
    query: getFactHistoryQuerySchema,
    response: getFactHistoryResponseSchema,
  },
  {
    method: 'get',
    path: '/sources',
    summary: 'Every declared source and its schema',
    response: getSourcesResponseSchema,
  },
  {
    method: 'put',
    path: '/sources/{id}',
    summary: 'Declare a source',
    body: factSourceDefinitionSchema,
  },
  {
    method: 'get',
    path: '/verdicts',
    summary: 'Verdicts of all entities, filtered',
    query: listVerdictsQuerySchema,
    response: listVerdictsResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards',
    summary: 'Every scorecard, and where entities stand on it',
    query: listScorecardsQuerySchema,
    response: listScorecardsResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards/{id}',
    summary: 'One scorecard with its checks',
    query: getScorecardQuerySchema,
    response: getScorecardResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards/{id}/entities',
    summary: 'The entities on a scorecard with their verdicts',
    query: listScorecardEntitiesQuerySchema,
    response: listScorecardEntitiesResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards/{id}/export',
    summary: 'The same as one file, of all entities; CSV with format=csv',
    query: exportScorecardQuerySchema,
    response: exportScorecardResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards/{id}/groups',
    summary: 'The roll-up of a scorecard by owner, system, kind or type',
    query: listScorecardGroupsQuerySchema,
    response: listScorecardGroupsResponseSchema,
  },
  {
    method: 'get',
    path: '/scorecards/{id}/trend',
    summary: 'The daily series of a scorecard',
    query: getTrendQuerySchema,
    response: getTrendResponseSchema,
  },
  {
    method: 'get',
    path: '/movements',
    summary: 'Entities that rose or fell a level',
    query: listMovementsQuerySchema,
    response: listMovementsResponseSchema,
  },
  {
    method: 'get',
    path: ENTITY,
    summary: 'Every ladder of an entity, and its verdicts by what to do next',
    response: entityReportSchema,
  },
  {
    method: 'get',
    path: `${ENTITY}/history`,
    summary: 'When the verdicts of an entity changed',
    query: listVerdictHistoryQuerySchema,
    response: listVerdictHistoryResponseSchema,
  },
  {
    method: 'post',
    path: `${ENTITY}/refresh`,
    summary: 'Measure an entity again now',
    response: refreshResponseSchema,
  },
  {
    method: 'get',
    path: '/health',
    summary: 'The state of sources, definitions and jobs',
    response: healthResponseSchema,
  },
  ...definitionOperations,
  ...gateOperations,
  ...previewOperations,
  ...exemptionOperations,
  ...rollUpOperations,
  ...campaignOperations,
];
