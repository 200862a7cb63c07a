import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  getLeaderboardQuerySchema,
  getLeaderboardResponseSchema,
  listNextActionsQuerySchema,
  listNextActionsResponseSchema,
} from '@guildhall/plugin-scorecards-common';

export const rollUpOperations: Operation[] = [
  {
    method: 'get',
    path: '/leaderboard',
    summary:
      'Owners, systems, domains or kinds side by side, with what is below',
    query: getLeaderboardQuerySchema,
    response: getLeaderboardResponseSchema,
  },
  {
    method: 'get',
    path: '/next-actions',
    summary: 'The fixes that lift the most entities a level within an effort',
    query: listNextActionsQuerySchema,
    response: listNextActionsResponseSchema,
  },
];
