import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  campaignManagePermission,
  createCampaignRequestSchema,
  listCampaignsQuerySchema,
  serviceReadPermission,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Request, Router } from 'express';
import { anyone, nameOf } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { CampaignsService } from './CampaignsService';

type IdParams = { id: string };

/** Campaigns that bring a release to many repositories. */
export function addCampaignRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    campaigns: CampaignsService;
    httpAuth: HttpAuthService;
  },
): void {
  const { auditor, authorizer, campaigns, httpAuth } = options;
  const authorizeRead = async (req: Request) =>
    authorizer.requireAccess(
      serviceReadPermission,
      await anyone(httpAuth, req),
    );
  const authorizeManage = async (req: Request) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(campaignManagePermission, credentials);
    const { access } = await authorizer.requireAccess(
      serviceReadPermission,
      credentials,
    );
    return { access, credentials };
  };

  router.get('/campaigns', async (req, res) => {
    await authorizeRead(req);
    res.json(await campaigns.list(parse(listCampaignsQuerySchema, req.query)));
  });

  router.post('/campaigns', async (req, res) => {
    const { access, credentials } = await authorizeManage(req);
    const body = parse(createCampaignRequestSchema, req.body);
    refuseSecrets(body);
    const id = await audited(
      auditor,
      {
        eventId: 'campaign-create',
        severityLevel: 'medium',
        request: req,
        meta: { template: body.template, toVersion: body.toVersion },
      },
      () => campaigns.create(body, access, nameOf(credentials)),
      campaignId => ({ campaignId }),
    );
    res.json(await campaigns.get(id, access));
  });

  router.get('/campaigns/:id', async (req: Request<IdParams>, res) => {
    const { access } = await authorizeRead(req);
    res.json(await campaigns.get(req.params.id, access));
  });

  router.post('/campaigns/:id/advance', async (req: Request<IdParams>, res) => {
    const { id } = req.params;
    const { access } = await authorizeManage(req);
    await audited(
      auditor,
      {
        eventId: 'campaign-advance',
        severityLevel: 'high',
        request: req,
        meta: { campaignId: id },
      },
      () => campaigns.advance(id),
    );
    res.json(await campaigns.get(id, access));
  });

  router.post('/campaigns/:id/retry', async (req: Request<IdParams>, res) => {
    const { id } = req.params;
    const { access } = await authorizeManage(req);
    await audited(
      auditor,
      {
        eventId: 'campaign-retry',
        severityLevel: 'medium',
        request: req,
        meta: { campaignId: id },
      },
      () => campaigns.retry(id),
    );
    res.json(await campaigns.get(id, access));
  });

  router.post('/campaigns/:id/stop', async (req: Request<IdParams>, res) => {
    const { id } = req.params;
    const { access } = await authorizeManage(req);
    await audited(
      auditor,
      {
        eventId: 'campaign-stop',
        severityLevel: 'medium',
        request: req,
        meta: { campaignId: id },
      },
      () => campaigns.stop(id),
    );
    res.json(await campaigns.get(id, access));
  });
}
