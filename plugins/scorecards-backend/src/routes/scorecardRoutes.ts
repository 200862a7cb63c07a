import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  getScorecardQuerySchema,
  getTrendQuerySchema,
  listMovementsQuerySchema,
  listScorecardEntitiesQuerySchema,
  listScorecardGroupsQuerySchema,
  listScorecardsQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Request, Router } from 'express';
import { ScorecardsService } from '../service/ScorecardsService';
import { toEntityFilter } from './toEntityFilter';

/** Scorecards, and where entities stand on them. */
export function addScorecardRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    scorecards: ScorecardsService;
  },
): void {
  const { authorizer, httpAuth, scorecards } = options;
  const authorize = async (req: Request) =>
    authorizer.requireAccess(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );

  router.get('/scorecards', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listScorecardsQuerySchema, req.query);
    res.json(
      await scorecards.list({
        ...scope,
        filter: toEntityFilter(query),
        scorecardTypes: query.scorecardType,
        stages: query.stage,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get('/scorecards/:id', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(getScorecardQuerySchema, req.query);
    res.json(
      await scorecards.get(req.params.id, {
        ...scope,
        filter: toEntityFilter(query),
      }),
    );
  });

  router.get('/scorecards/:id/entities', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listScorecardEntitiesQuerySchema, req.query);
    res.json(
      await scorecards.listEntities(req.params.id, {
        ...scope,
        filter: toEntityFilter(query),
        level: query.level,
        status: query.status,
        check: query.check,
        sort: query.sort,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get('/scorecards/:id/groups', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listScorecardGroupsQuerySchema, req.query);
    res.json(
      await scorecards.listGroups(req.params.id, {
        ...scope,
        by: query.by,
        filter: toEntityFilter(query),
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get('/scorecards/:id/trend', async (req, res) => {
    const scope = await authorize(req);
    const { days, owner, system } = parse(getTrendQuerySchema, req.query);
    res.json(
      await scorecards.getTrend(req.params.id, {
        ...scope,
        days,
        filter: toEntityFilter({
          owner: owner === undefined ? undefined : [owner],
          system: system === undefined ? undefined : [system],
        }),
      }),
    );
  });

  router.get('/movements', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listMovementsQuerySchema, req.query);
    res.json(
      await scorecards.listMovements({
        ...scope,
        filter: toEntityFilter(query),
        scorecard: query.scorecard,
        since: query.since,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });
}
