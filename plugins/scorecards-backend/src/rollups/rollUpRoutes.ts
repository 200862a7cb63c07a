import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  getLeaderboardQuerySchema,
  listNextActionsQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Request, Router } from 'express';
import { toEntityFilter } from '../routes/toEntityFilter';
import { RollUps } from './createRollUps';

/** Where groups stand next to each other, and what to do next. */
export function addRollUpRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    rollUps: RollUps;
  },
): void {
  const { authorizer, httpAuth, rollUps } = options;
  const authorize = async (req: Request) =>
    authorizer.requireAccess(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );

  router.get('/leaderboard', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(getLeaderboardQuerySchema, req.query);
    res.json(
      await rollUps.leaderboard.get({
        ...scope,
        filter: toEntityFilter(query),
        by: query.by,
        scorecard: query.scorecard,
        rollUp: query.rollUp,
        parent: query.parent?.toLocaleLowerCase('en-US'),
        sort: query.sort,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get('/next-actions', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listNextActionsQuerySchema, req.query);
    res.json(
      await rollUps.nextActions.list({
        ...scope,
        filter: toEntityFilter(query),
        scorecard: query.scorecard,
        budget: query.budget,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });
}
