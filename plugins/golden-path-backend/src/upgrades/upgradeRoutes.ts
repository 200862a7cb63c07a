import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  createUpgradeRequestSchema,
  declineUpgradeRequestSchema,
  listUpgradesQuerySchema,
  serviceReadPermission,
  serviceUpgradePermission,
  upgradeFileQuerySchema,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Request, Router } from 'express';
import { anyone, nameOf } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { ServicesService } from '../services/ServicesService';
import { UpgradePreviews } from './UpgradePreviews';
import { UpgradesService } from './UpgradesService';

type IdParams = { id: string };

/** Upgrades of generated services to newer releases of their templates. */
export function addUpgradeRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    previews: UpgradePreviews;
    services: ServicesService;
    upgrades: UpgradesService;
  },
): void {
  const { auditor, authorizer, httpAuth, previews, services, upgrades } =
    options;
  const authorize = async (req: Request) => {
    const credentials = await anyone(httpAuth, req);
    const { access } = await authorizer.requireAccess(
      serviceReadPermission,
      credentials,
    );
    return { access, credentials };
  };
  /** The caller may read the upgrade and decide about its service. */
  const authorizeUpgrade = async (req: Request<IdParams>) => {
    const { access, credentials } = await authorize(req);
    const { summary } = await upgrades.find(req.params.id, access);
    await authorizer.requireFor(
      serviceUpgradePermission,
      summary.entityRef,
      credentials,
    );
    return { access, credentials, entityRef: summary.entityRef };
  };

  router.get('/upgrades', async (req, res) => {
    const { access } = await authorize(req);
    const query = parse(listUpgradesQuerySchema, req.query);
    res.json(await upgrades.list({ ...query, access }));
  });

  router.post('/upgrades', async (req, res) => {
    const { access, credentials } = await authorize(req);
    const body = parse(createUpgradeRequestSchema, req.body);
    const { service } = await services.find(body.entityRef, access);
    await authorizer.requireFor(
      serviceUpgradePermission,
      body.entityRef,
      credentials,
    );
    const { id } = await audited(
      auditor,
      {
        eventId: 'upgrade-preview',
        severityLevel: 'low',
        request: req,
        meta: { entityRef: body.entityRef },
      },
      () =>
        previews.create(service, {
          toVersion: body.toVersion,
          answers: body.answers,
          credentials,
          createdBy: nameOf(credentials),
        }),
      upgrade => ({ upgradeId: upgrade.id }),
    );
    res.json(await upgrades.get(id, access));
  });

  router.get('/upgrades/:id', async (req: Request<IdParams>, res) => {
    const { access } = await authorize(req);
    res.json(await upgrades.get(req.params.id, access));
  });

  router.get('/upgrades/:id/files', async (req: Request<IdParams>, res) => {
    const { access } = await authorize(req);
    const { path } = parse(upgradeFileQuerySchema, req.query);
    res.json(await upgrades.getFile(req.params.id, path, access));
  });

  router.post('/upgrades/:id/propose', async (req: Request<IdParams>, res) => {
    const { id } = req.params;
    const { access, credentials, entityRef } = await authorizeUpgrade(req);
    const answer = await audited(
      auditor,
      {
        eventId: 'upgrade-propose',
        severityLevel: 'medium',
        request: req,
        meta: { entityRef, upgradeId: id },
      },
      () => upgrades.propose(id, access, nameOf(credentials)),
      ({ branch }) => ({ branch }),
    );
    res.json(answer);
  });

  router.post('/upgrades/:id/decline', async (req: Request<IdParams>, res) => {
    const { id } = req.params;
    const { access, entityRef } = await authorizeUpgrade(req);
    const body = parse(declineUpgradeRequestSchema, req.body);
    refuseSecrets(body);
    const answer = await audited(
      auditor,
      {
        eventId: 'upgrade-decline',
        severityLevel: 'medium',
        request: req,
        meta: { entityRef, upgradeId: id },
      },
      () => upgrades.decline(id, access, body),
    );
    res.json(answer);
  });
}
