import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Authorizer, toOpenApi } from '@guildhall/plugin-guildhall-node';
import express from 'express';
import Router from 'express-promise-router';
import { addEffectRoutes } from './effects/effectRoutes';
import { EffectService } from './effects/EffectService';
import { RunUndoer } from './effects/RunUndoer';
import { addFeedbackRoutes } from './feedback/feedbackRoutes';
import { FeedbackStore } from './feedback/FeedbackStore';
import { anyone } from './http/callers';
import { operations } from './openapi/operations';
import { Releases, ServicesPart } from './parts';
import { addPlanRoutes } from './plans/planRoutes';
import { PlanService } from './plans/PlanService';
import { addPreflightRoutes } from './preflight/preflightRoutes';
import { PreflightService } from './preflight/PreflightService';
import { addRunRoutes } from './runs/runRoutes';
import { RunService } from './runs/RunService';
import { VisitStore } from './runs/VisitStore';
import { addTemplateRoutes } from './templates/templateRoutes';
import { TemplatesService } from './templates/TemplatesService';

/** Answers are small; files are never uploaded. */
const MAX_BODY = '1mb';

/** What the routes work with. */
export interface RouterOptions {
  auditor: AuditorService;
  authorizer: Authorizer;
  effects: EffectService;
  feedback: FeedbackStore;
  gitHosts: GitHosts;
  httpAuth: HttpAuthService;
  plans: PlanService;
  preflight: PreflightService;
  releases: Releases;
  runService: RunService;
  services: ServicesPart;
  templates: TemplatesService;
  undoer: RunUndoer;
  visits: VisitStore;
}

/** The HTTP API; its contract is in the common package and at `/openapi.json`. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, services } = options;
  const router = Router();
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
  addTemplateRoutes(router, options);
  addPreflightRoutes(router, options);
  addPlanRoutes(router, options);
  addRunRoutes(router, options);
  addEffectRoutes(router, options);
  addFeedbackRoutes(router, options);
  router.get('/openapi.json', async (req, res) => {
    await anyone(httpAuth, req);
    res.json(
      toOpenApi({
        pluginId: 'golden-path',
        operations: [...operations, ...services.operations],
      }),
    );
  });
  router.use(services.routes);
  return router;
}
