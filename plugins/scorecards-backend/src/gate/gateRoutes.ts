import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  factReadPermission,
  getGateQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { GateService } from './GateService';

/** What programs that judge by themselves need, such as `guildhall-check`. */
export function addGateRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    gate: GateService;
    httpAuth: HttpAuthService;
  },
): void {
  const { authorizer, gate, httpAuth } = options;

  router.get('/gate', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorizer.require(factReadPermission, credentials);
    const scope = await authorizer.requireAccess(
      scorecardReadPermission,
      credentials,
    );
    const { entityRef } = parse(getGateQuerySchema, req.query);
    res.json(await gate.get(entityRef, scope));
  });
}
