import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  GitHostInfo,
  planCreatePermission,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Router } from 'express';
import { Authorizer } from '../http/Authorizer';
import { anyone } from '../http/callers';

/** Where repositories can be made. */
export function addHostRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    gitHosts: GitHosts;
    httpAuth: HttpAuthService;
  },
): void {
  const { authorizer, gitHosts, httpAuth } = options;

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
}
