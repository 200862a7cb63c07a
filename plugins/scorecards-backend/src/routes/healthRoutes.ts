import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { healthReadPermission } from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { HealthService } from '../service/HealthService';

/** The state of sources, definitions and jobs. */
export function addHealthRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    health: HealthService;
    httpAuth: HttpAuthService;
  },
): void {
  const { authorizer, health, httpAuth } = options;

  router.get('/health', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { access } = await authorizer.requireAccess(
      healthReadPermission,
      credentials,
    );
    res.json(await health.get(access));
  });
}
