import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  createPlanRequestSchema,
  GitHostInfo,
  planCreatePermission,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { anyone } from '../http/callers';
import { PlanService } from './PlanService';

/** What a run would make, and where it can be made. */
export function addPlanRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    gitHosts: GitHosts;
    httpAuth: HttpAuthService;
    plans: PlanService;
  },
): void {
  const { authorizer, gitHosts, httpAuth, plans } = options;

  router.get('/hosts', async (req, res) => {
    await authorizer.require(planCreatePermission, await anyone(httpAuth, req));
    const items: GitHostInfo[] = gitHosts
      .list()
      .map(({ id, title, type }, index) => ({
        id,
        title,
        type,
        isDefault: index === 0,
      }));
    res.json({ items });
  });

  // It asks and renders, and nothing of it is kept.
  router.post('/plans', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(planCreatePermission, credentials);
    const request = parse(createPlanRequestSchema, req.body);
    res.json(await plans.create(request, credentials));
  });
}
