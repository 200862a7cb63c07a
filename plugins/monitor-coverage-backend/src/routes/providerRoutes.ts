import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  listUnmatchedQuerySchema,
  providerManagePermission,
} from '@guildhall/plugin-monitor-coverage-common';
import { Request, Router } from 'express';
import { anyone } from '../http/callers';
import { RouteOptions } from './RouteOptions';

/** Where monitors are read from; for those who look after that. */
export function addProviderRoutes(router: Router, options: RouteOptions): void {
  const { auditor, authorizer, httpAuth, providers } = options;
  const authorize = async (req: Request<{ id?: string }>) =>
    authorizer.require(providerManagePermission, await anyone(httpAuth, req));

  router.get('/providers', async (req, res) => {
    await authorize(req);
    res.json(await providers.list());
  });

  router.get(
    '/providers/:id/unmatched',
    async (req: Request<{ id: string }>, res) => {
      await authorize(req);
      const query = parse(listUnmatchedQuerySchema, req.query);
      res.json(await providers.listUnmatched(req.params.id, query));
    },
  );

  router.post('/providers/refresh', async (req, res) => {
    await authorize(req);
    const answer = await audited(
      auditor,
      { eventId: 'providers-refresh', severityLevel: 'low', request: req },
      () => providers.refresh(),
    );
    res.json(answer);
  });
}
