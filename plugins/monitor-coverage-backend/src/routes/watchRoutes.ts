import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  createWatchRequestSchema,
  listDueWatchesQuerySchema,
  listWatchesQuerySchema,
  watchCreatePermission,
} from '@guildhall/plugin-monitor-coverage-common';
import { Router } from 'express';
import { aPerson } from '../http/callers';
import { readAccess, toPartFilter } from './readAccess';
import { RouteOptions } from './RouteOptions';

/** Who looked, and who should. */
export function addWatchRoutes(router: Router, options: RouteOptions): void {
  const { auditor, authorizer, httpAuth, parts, watches } = options;

  router.get('/watches', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(listWatchesQuerySchema, req.query);
    res.json(await watches.list({ ...scope, ...query }));
  });

  router.get('/watches/queue', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(listDueWatchesQuerySchema, req.query);
    const { cursor, limit, overdue } = query;
    res.json(
      await watches.listDue({
        ...scope,
        filter: toPartFilter(query),
        cursor,
        limit,
        overdue: overdue === undefined ? undefined : overdue === 'true',
      }),
    );
  });

  router.post('/watches', async (req, res) => {
    const { access } = await readAccess(options, req);
    const credentials = await aPerson(httpAuth, req);
    const body = parse(createWatchRequestSchema, req.body);
    const { entityRef, outcome } = body;
    await parts.find(entityRef, access);
    await authorizer.requireFor(watchCreatePermission, entityRef, credentials);
    const by = credentials.principal.userEntityRef;
    const watch = await audited(
      auditor,
      {
        eventId: 'watch-create',
        severityLevel: 'low',
        request: req,
        meta: { entityRef, outcome },
      },
      () => watches.create(body, { by, access }),
      ({ id }) => ({ id }),
    );
    res.json(watch);
  });
}
