import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  listTemplatesQuerySchema,
  templateReadPermission,
} from '@guildhall/plugin-golden-path-common';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { anyone, anyService } from '../http/callers';
import { TemplatesService } from './TemplatesService';

/** Templates and their releases. */
export function addTemplateRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    templates: TemplatesService;
  },
): void {
  const { authorizer, httpAuth, templates } = options;

  router.get('/templates', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(templateReadPermission, credentials);
    res.json(await templates.list(parse(listTemplatesQuerySchema, req.query)));
  });

  router.get('/templates/entities', async (req, res) => {
    await anyService(httpAuth, req);
    res.json(await templates.listEntities());
  });

  router.get('/templates/:name', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(templateReadPermission, credentials);
    res.json(await templates.get(req.params.name));
  });

  router.get('/templates/:name/releases/:version/files', async (req, res) => {
    await anyService(httpAuth, req);
    res.json(await templates.getFiles(req.params.name, req.params.version));
  });
}
