import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import express from 'express';
import Router from 'express-promise-router';
import { Authorizer } from './http/Authorizer';
import { anyone } from './http/callers';
import { operations } from './openapi/operations';
import { toOpenApi } from './openapi/toOpenApi';
import { addHostRoutes } from './plans/hostRoutes';

/** Answers are small; files are never uploaded. */
const MAX_BODY = '1mb';

/** What the routes work with. */
export interface RouterOptions {
  authorizer: Authorizer;
  gitHosts: GitHosts;
  httpAuth: HttpAuthService;
}

/** The HTTP API; its contract is in the common package and at `/openapi.json`. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  router.use((req, _res, next) => {
    // No database has names with this character in them.
    if (req.url.includes('%00')) {
      throw new InputError('The address must not contain a NUL character');
    }
    next();
  });
  router.use(express.json({ limit: MAX_BODY }));
  addHostRoutes(router, options);
  router.get('/openapi.json', async (req, res) => {
    await anyone(options.httpAuth, req);
    res.json(toOpenApi(operations));
  });
  return router;
}
