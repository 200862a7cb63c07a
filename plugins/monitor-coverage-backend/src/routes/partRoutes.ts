import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  decideMatchRequestSchema,
  listGapsQuerySchema,
  listPartsQuerySchema,
  matchDecidePermission,
  summaryQuerySchema,
  trendQuerySchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { Request, Router } from 'express';
import { aPerson } from '../http/callers';
import { readAccess, toPartFilter } from './readAccess';
import { RouteOptions } from './RouteOptions';

type EntityParams = { kind: string; namespace: string; name: string };

/** Parts, their gaps, and what owners say about matches. */
export function addPartRoutes(router: Router, options: RouteOptions): void {
  const { auditor, authorizer, httpAuth, matches, parts } = options;

  router.get('/summary', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(summaryQuerySchema, req.query);
    res.json(await parts.getSummary({ ...scope, filter: toPartFilter(query) }));
  });

  router.get('/trend', async (req, res) => {
    const scope = await readAccess(options, req);
    const { days, ...query } = parse(trendQuerySchema, req.query);
    res.json(
      await parts.getTrend({ ...scope, filter: toPartFilter(query) }, days),
    );
  });

  router.get('/parts', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(listPartsQuerySchema, req.query);
    const { cursor, limit, order, rung, signal } = query;
    const filter = toPartFilter(query);
    res.json(
      await parts.list({
        ...scope,
        filter,
        cursor,
        limit,
        order,
        rung,
        signal,
      }),
    );
  });

  router.get(
    '/parts/:kind/:namespace/:name',
    async (req: Request<EntityParams>, res) => {
      const { access } = await readAccess(options, req);
      const entityRef = stringifyEntityRef(req.params);
      res.json(await parts.get(entityRef, access));
    },
  );

  router.get('/gaps', async (req, res) => {
    const scope = await readAccess(options, req);
    const query = parse(listGapsQuerySchema, req.query);
    const { cursor, limit, signal } = query;
    const filter = toPartFilter(query);
    res.json(await parts.listGaps({ ...scope, filter, cursor, limit, signal }));
  });

  router.post('/matches', async (req, res) => {
    const { access } = await readAccess(options, req);
    const credentials = await aPerson(httpAuth, req);
    const body = parse(decideMatchRequestSchema, req.body);
    const { decision, entityRef, monitor, provider, signal } = body;
    await parts.find(entityRef, access);
    await authorizer.requireFor(matchDecidePermission, entityRef, credentials);
    const by = credentials.principal.userEntityRef;
    const answer = await audited(
      auditor,
      {
        eventId: 'match-decide',
        severityLevel: 'medium',
        request: req,
        meta: { decision, entityRef, monitor, provider, signal },
      },
      () => matches.decide(body, { by, access }),
    );
    res.json(answer);
  });
}
