import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  decideExemptionSchema,
  exemptionRulesSchema,
  exemptionSchema,
  listExemptionsQuerySchema,
  listExemptionsResponseSchema,
  listExemptionTeamsQuerySchema,
  listExemptionTeamsResponseSchema,
  requestExemptionSchema,
} from '@guildhall/plugin-scorecards-common';

/** The routes of exemptions. */
export const exemptionOperations: Operation[] = [
  {
    method: 'get',
    path: '/exemptions',
    summary: 'Exemptions of what the caller may read, the newest first',
    query: listExemptionsQuerySchema,
    response: listExemptionsResponseSchema,
  },
  {
    method: 'get',
    path: '/exemptions/teams',
    summary: 'Who lives with how many exemptions',
    query: listExemptionTeamsQuerySchema,
    response: listExemptionTeamsResponseSchema,
  },
  {
    method: 'get',
    path: '/exemptions/rules',
    summary: 'What is asked of requests for exemptions',
    response: exemptionRulesSchema,
  },
  {
    method: 'get',
    path: '/exemptions/{id}',
    summary: 'One exemption',
    response: exemptionSchema,
  },
  {
    method: 'post',
    path: '/exemptions',
    summary: 'Ask for an exemption, or for its renewal',
    body: requestExemptionSchema,
    response: exemptionSchema,
  },
  {
    method: 'post',
    path: '/exemptions/{id}/approve',
    summary: 'Approve what somebody else asked for',
    body: decideExemptionSchema,
    response: exemptionSchema,
  },
  {
    method: 'post',
    path: '/exemptions/{id}/deny',
    summary: 'Deny what somebody else asked for',
    body: decideExemptionSchema,
    response: exemptionSchema,
  },
  {
    method: 'post',
    path: '/exemptions/{id}/revoke',
    summary: 'Take back a request, or an exemption in force',
    body: decideExemptionSchema,
    response: exemptionSchema,
  },
];
