import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { goldenPathPermissions } from '@guildhall/plugin-golden-path-common';
import { createGoldenPath } from './createGoldenPath';
import { createRouter } from './router';

/**
 * Templates, plans, an effects ledger and three-way upgrades of generated
 * services.
 *
 * @public
 */
export const goldenPathPlugin = createBackendPlugin({
  pluginId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(goldenPathPermissions);
        const parts = await createGoldenPath(deps);
        deps.httpRouter.use(createRouter({ ...deps, ...parts }));
      },
    });
  },
});
