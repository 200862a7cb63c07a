import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  planCreatePermission,
  preflightRequestSchema,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { anyone, isService } from '../http/callers';
import { PreflightService } from './PreflightService';

/** Checks of answers, before anything is made of them. */
export function addPreflightRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    preflight: PreflightService;
  },
): void {
  const { auditor, authorizer, httpAuth, preflight } = options;

  router.post('/preflight', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(planCreatePermission, credentials);
    const request = parse(preflightRequestSchema, req.body);
    const { reserveFor } = request;
    if (reserveFor === undefined) {
      res.json(await preflight.check(request, credentials));
      return;
    }
    if (!isService(credentials)) {
      throw new NotAllowedError("'reserveFor' is for services only");
    }
    const answer = await audited(
      auditor,
      {
        eventId: 'name-reserve',
        severityLevel: 'low',
        request: req,
        meta: { taskId: reserveFor },
      },
      () => preflight.check(request, credentials),
      ({ ok }) => ({ ok }),
    );
    res.json(answer);
  });
}
