import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  createProposalRequestSchema,
  listProposalsQuerySchema,
  listProposalsResponseSchema,
  proposalSchema,
} from '@guildhall/plugin-monitor-coverage-common';

/** The routes of proposals. */
export const proposalOperations: Operation[] = [
  {
    method: 'get',
    path: '/proposals',
    summary: 'What was proposed for a part, and where the next rule would go',
    query: listProposalsQuerySchema,
    response: listProposalsResponseSchema,
  },
  {
    method: 'post',
    path: '/proposals',
    summary: 'Propose suggested rules to the repository of rules, as a branch',
    body: createProposalRequestSchema,
    response: proposalSchema,
  },
];
