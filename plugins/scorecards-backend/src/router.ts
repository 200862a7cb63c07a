import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { toOpenApi } from './openapi/toOpenApi';
import { addEntityRoutes } from './routes/entityRoutes';
import { addFactRoutes } from './routes/factRoutes';
import { addHealthRoutes } from './routes/healthRoutes';
import { addScorecardRoutes } from './routes/scorecardRoutes';
import { Authorizer } from './service/Authorizer';
import { EntityRefresher } from './service/EntityRefresher';
import { EntityReportService } from './service/EntityReportService';
import { FactsService } from './service/FactsService';
import { HealthService } from './service/HealthService';
import { ScorecardsService } from './service/ScorecardsService';

/** A push of the largest allowed number of facts fits in. */
const MAX_BODY = '20mb';

/** What the routes work with. */
export interface RouterOptions {
  auditor: AuditorService;
  authorizer: Authorizer;
  facts: FactsService;
  health: HealthService;
  httpAuth: HttpAuthService;
  refresher: EntityRefresher;
  reports: EntityReportService;
  scorecards: ScorecardsService;
}

/** The HTTP API; its contract is in the common package and at `/openapi.json`. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  router.use(express.json({ limit: MAX_BODY }));
  addFactRoutes(router, options);
  addScorecardRoutes(router, options);
  addEntityRoutes(router, options);
  addHealthRoutes(router, options);
  router.get('/openapi.json', async (req, res) => {
    await options.httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(toOpenApi());
  });
  return router;
}
