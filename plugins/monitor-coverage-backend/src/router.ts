import { InputError } from '@backstage/errors';
import { toOpenApi } from '@guildhall/plugin-guildhall-node';
import express from 'express';
import Router from 'express-promise-router';
import { anyone } from './http/callers';
import { operations } from './openapi/operations';
import { addDrillRoutes } from './drills/drillRoutes';
import { addProposalRoutes } from './proposals/proposalRoutes';
import { addGateRoutes } from './routes/gateRoutes';
import { addOverviewRoutes } from './routes/overviewRoutes';
import { addPartRoutes } from './routes/partRoutes';
import { addProviderRoutes } from './routes/providerRoutes';
import { RouteOptions } from './routes/RouteOptions';
import { addWatchRoutes } from './routes/watchRoutes';
import { addWaiverRoutes } from './waivers/waiverRoutes';

/** Requests are small, but for those of the gate. */
const MAX_BODY = '1mb';

/** The HTTP API; its contract is in the common package and at `/openapi.json`. */
export function createRouter(options: RouteOptions): express.Router {
  const router = Router();
  addGateRoutes(router, options);
  router.use(express.json({ limit: MAX_BODY }));
  router.use((req, _res, next) => {
    // PostgreSQL has no texts with this character in them.
    if (
      req.url.includes('%00') ||
      JSON.stringify(req.body ?? {}).includes('\\u0000')
    ) {
      throw new InputError('A request must not contain a NUL character');
    }
    next();
  });
  addPartRoutes(router, options);
  addWatchRoutes(router, options);
  addProviderRoutes(router, options);
  addOverviewRoutes(router, options);
  addProposalRoutes(router, options);
  addDrillRoutes(router, options);
  addWaiverRoutes(router, options);
  router.get('/openapi.json', async (req, res) => {
    await anyone(options.httpAuth, req);
    res.json(toOpenApi({ pluginId: 'monitor-coverage', operations }));
  });
  return router;
}
