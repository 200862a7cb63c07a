import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  listServicesQuerySchema,
  recordServiceRequestSchema,
  serviceReadPermission,
  serviceUpgradePermission,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Request, Router } from 'express';
import { anyone, anyService } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { ServicesService } from './ServicesService';

type EntityParams = { kind: string; namespace: string; name: string };

/** Repositories that were made from a template. */
export function addServiceRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    services: ServicesService;
  },
): void {
  const { auditor, authorizer, httpAuth, services } = options;

  router.get('/services', async (req, res) => {
    const { access } = await authorizer.requireAccess(
      serviceReadPermission,
      await anyone(httpAuth, req),
    );
    const query = parse(listServicesQuerySchema, req.query);
    res.json(await services.list({ ...query, access }));
  });

  router.post('/services', async (req, res) => {
    await anyService(httpAuth, req);
    const body = parse(recordServiceRequestSchema, req.body);
    refuseSecrets(body);
    await audited(
      auditor,
      {
        eventId: 'service-record',
        severityLevel: 'medium',
        request: req,
        meta: { entityRef: body.entityRef, taskId: body.taskId },
      },
      () => services.record(body),
    );
    res.json({});
  });

  router.get(
    '/services/:kind/:namespace/:name',
    async (req: Request<EntityParams>, res) => {
      const { access } = await authorizer.requireAccess(
        serviceReadPermission,
        await anyone(httpAuth, req),
      );
      res.json(await services.get(toRef(req.params), access));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/off-boarding',
    async (req: Request<EntityParams>, res) => {
      const { access } = await authorizer.requireAccess(
        serviceReadPermission,
        await anyone(httpAuth, req),
      );
      res.json(await services.getOffBoarding(toRef(req.params), access));
    },
  );

  router.post(
    '/services/:kind/:namespace/:name/refresh',
    async (req: Request<EntityParams>, res) => {
      const entityRef = toRef(req.params);
      const credentials = await anyone(httpAuth, req);
      const { access } = await authorizer.requireAccess(
        serviceReadPermission,
        credentials,
      );
      await services.find(entityRef, access);
      await authorizer.requireFor(
        serviceUpgradePermission,
        entityRef,
        credentials,
      );
      const answer = await audited(
        auditor,
        {
          eventId: 'service-refresh',
          severityLevel: 'low',
          request: req,
          meta: { entityRef },
        },
        () => services.refresh(entityRef, access),
      );
      res.json(answer);
    },
  );
}

function toRef(params: EntityParams): string {
  return stringifyEntityRef(params).toLocaleLowerCase('en-US');
}
