import { parse } from '@guildhall/plugin-guildhall-node';
import {
  listFindingsQuerySchema,
  rollUpQuerySchema,
  suggestionsQuerySchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { Request, Router } from 'express';
import { readAccess } from './readAccess';
import { RouteOptions } from './RouteOptions';

/** Monitors, journeys and groups of parts, and what they need. */
export function addOverviewRoutes(router: Router, options: RouteOptions): void {
  const { hygiene, journeys, policy, rollUps, suggestions } = options;

  router.get('/hygiene', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(listFindingsQuerySchema, req.query);
    res.json(await hygiene.list({ ...scope, ...query }));
  });

  router.get('/journeys', async (req, res) => {
    const { access } = await readAccess(options, req);
    res.json(await journeys.list(access));
  });

  router.get('/journeys/:name', async (req: Request<{ name: string }>, res) => {
    const { access } = await readAccess(options, req);
    res.json(await journeys.get(req.params.name, access));
  });

  router.get('/roll-ups', async (req, res) => {
    const { access } = await readAccess(options, req);
    const { by } = parse(rollUpQuerySchema, req.query);
    res.json(await rollUps.list(by, access));
  });

  router.get('/suggestions', async (req, res) => {
    const { access } = await readAccess(options, req);
    const query = parse(suggestionsQuerySchema, req.query);
    res.json(await suggestions.list(query, access));
  });

  router.get('/policy', async (req, res) => {
    const scope = await readAccess(options, req);
    res.json(await policy.get(scope));
  });
}
