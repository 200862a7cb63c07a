import {
  AuditorService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  closeCampaignSchema,
  createCampaignSchema,
  editCampaignSchema,
  getCampaignQuerySchema,
  listCampaignEntitiesQuerySchema,
  listCampaignsQuerySchema,
  scorecardCampaignManagePermission,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Request, Router } from 'express';
import { toEntityFilter } from '../routes/toEntityFilter';
import { CampaignContent } from './CampaignStore';
import { CampaignsService } from './CampaignsService';

/** Campaigns: how they go, and starting, changing and ending them. */
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
  const authorize = async (req: Request) =>
    authorizer.requireAccess(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );
  const authorizeToManage = async (req: Request) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorizer.require(scorecardCampaignManagePermission, credentials);
    const { access } = await authorizer.requireAccess(
      scorecardReadPermission,
      credentials,
    );
    return { access, subject: toSubject(credentials) };
  };

  router.get('/campaigns', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listCampaignsQuerySchema, req.query);
    res.json(
      await campaigns.list({
        ...scope,
        filter: toEntityFilter(query),
        states: query.state,
        entityRefs: query.entityRef?.map(ref => ref.toLocaleLowerCase('en-US')),
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.get('/campaigns/:id', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(getCampaignQuerySchema, req.query);
    res.json(
      await campaigns.get(req.params.id, {
        ...scope,
        filter: toEntityFilter(query),
      }),
    );
  });

  router.get('/campaigns/:id/entities', async (req, res) => {
    const scope = await authorize(req);
    const query = parse(listCampaignEntitiesQuerySchema, req.query);
    res.json(
      await campaigns.listEntities(req.params.id, {
        ...scope,
        filter: toEntityFilter(query),
        done: query.done === undefined ? undefined : query.done === 'true',
        cursor: query.cursor,
        limit: query.limit,
      }),
    );
  });

  router.post('/campaigns', async (req, res) => {
    const { access, subject } = await authorizeToManage(req);
    const content = parse(createCampaignSchema, req.body);
    const answer = await audited(
      auditor,
      {
        eventId: 'campaign-create',
        severityLevel: 'medium',
        request: req,
        meta: { title: content.title },
      },
      () =>
        campaigns.create(withFilter(content), { access, createdBy: subject }),
      ({ id }) => ({ id }),
    );
    res.json(answer);
  });

  router.put('/campaigns/:id', async (req, res) => {
    const { access } = await authorizeToManage(req);
    const content = parse(editCampaignSchema, req.body);
    const answer = await audited(
      auditor,
      {
        eventId: 'campaign-edit',
        severityLevel: 'medium',
        request: req,
        meta: { id: req.params.id },
      },
      () =>
        campaigns.edit(
          req.params.id,
          { ...withFilter(content), revision: content.revision },
          { access },
        ),
      ({ revision }) => ({ revision }),
    );
    res.json(answer);
  });

  router.post('/campaigns/:id/close', async (req, res) => {
    const { access } = await authorizeToManage(req);
    const { note } = parse(closeCampaignSchema, req.body);
    const answer = await audited(
      auditor,
      {
        eventId: 'campaign-close',
        severityLevel: 'medium',
        request: req,
        meta: { id: req.params.id },
      },
      () => campaigns.close(req.params.id, note, { access }),
    );
    res.json(answer);
  });
}

/** Populations are compared with what is stored of entities. */
function withFilter<T extends CampaignContent>(content: T): T {
  const { owner, system, kind, type, lifecycle } = toEntityFilter(
    content.population,
  );
  return { ...content, population: { owner, system, kind, type, lifecycle } };
}

function toSubject(
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >,
): string {
  const { principal } = credentials;
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
