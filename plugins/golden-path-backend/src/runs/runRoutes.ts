import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  planCreatePermission,
  templateReadPermission,
  visitRequestSchema,
} from '@guildhall/plugin-golden-path-common';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { z } from 'zod';
import { anyone } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { RunService } from './RunService';
import { VisitStore } from './VisitStore';

const visitParamsSchema = z.object({ id: z.string().min(8).max(100) });

/** Runs of templates, and how far people came in the wizard before. */
export function addRunRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    runService: RunService;
    visits: VisitStore;
  },
): void {
  const { authorizer, httpAuth, runService, visits } = options;

  router.get('/runs/:taskId', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(templateReadPermission, credentials);
    res.json(await runService.get(req.params.taskId, credentials));
  });

  // Not audited: it says who looked at a form, and changes nothing else.
  router.put('/visits/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await authorizer.require(planCreatePermission, credentials);
    const { id } = parse(visitParamsSchema, req.params);
    const visit = parse(visitRequestSchema, req.body);
    refuseSecrets(visit);
    const { userEntityRef } = credentials.principal;
    if (!(await visits.record(id, visit, userEntityRef, new Date()))) {
      throw new NotAllowedError(
        `The visit '${id}' is somebody else's, or of another template`,
      );
    }
    res.json({});
  });
}
