import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { goldenPathPermissions } from '@guildhall/plugin-golden-path-common';
import { factsServiceRef } from '@guildhall/plugin-scorecards-node';
import { createGoldenPath } from './createGoldenPath';
import { createRouter } from './router';
import { scheduleTasks } from './tasks/scheduleTasks';

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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        facts: factsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(goldenPathPermissions);
        const { loader, routes, tasks, tracker } = await createGoldenPath(deps);
        // So that the catalog finds templates when it asks for the first time.
        await loader.load(new Date());
        await tracker.subscribe();
        deps.httpRouter.use(createRouter({ ...deps, ...routes }));
        await scheduleTasks({ ...deps, tasks });
      },
    });
  },
});
