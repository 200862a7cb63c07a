import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  entityRefreshPermission,
  listVerdictHistoryQuerySchema,
  listVerdictsQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Request, Router } from 'express';
import { EntityRefresher } from '../service/EntityRefresher';
import { EntityReportService } from '../service/EntityReportService';
import { toEntityFilter } from './toEntityFilter';

type EntityParams = { kind: string; namespace: string; name: string };

/** Verdicts, entity by entity. */
export function addEntityRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    refresher: EntityRefresher;
    reports: EntityReportService;
  },
): void {
  const { auditor, authorizer, httpAuth, refresher, reports } = options;
  const authorize = async (req: Request<object>) =>
    authorizer.requireAccess(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );

  router.get('/verdicts', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listVerdictsQuerySchema, req.query);
    res.json(
      await reports.listVerdicts({
        ...scope,
        filter: toEntityFilter(query),
        entityRef: query.entityRef,
        check: query.check,
        scorecard: query.scorecard,
        status: query.status,
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get(
    '/entities/:kind/:namespace/:name',
    async (req: Request<EntityParams>, res) => {
      const scope = await authorize(req);
      res.json(await reports.get(toRef(req.params), scope));
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/history',
    async (req: Request<EntityParams>, res) => {
      const scope = await authorize(req);
      const query = parse(listVerdictHistoryQuerySchema, req.query);
      res.json(
        await reports.listHistory(toRef(req.params), { ...scope, ...query }),
      );
    },
  );

  router.post(
    '/entities/:kind/:namespace/:name/refresh',
    async (req: Request<EntityParams>, res) => {
      const entityRef = toRef(req.params);
      const credentials = await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const scope = await authorizer.requireAccess(
        scorecardReadPermission,
        credentials,
      );
      await authorizer.requireFor(
        entityRefreshPermission,
        entityRef,
        credentials,
      );
      const answer = await audited(
        auditor,
        {
          eventId: 'entity-refresh',
          severityLevel: 'low',
          request: req,
          meta: { entityRef },
        },
        () => refresher.refresh(entityRef, scope),
        ({ verdictsChanged }) => ({ verdictsChanged }),
      );
      res.json(answer);
    },
  );
}

function toRef(params: EntityParams): string {
  return stringifyEntityRef(params);
}
