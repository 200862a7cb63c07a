import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { scorecardsPermissions } from '@guildhall/plugin-scorecards-common';
import { scorecardsCollectorsExtensionPoint } from '@guildhall/plugin-scorecards-node';
import { registerActions } from './actions/registerActions';
import { CollectorsExtensionPoint } from './collect/CollectorsExtensionPoint';
import { createScorecards } from './createScorecards';
import { createRouter } from './router';
import { scheduleTasks } from './tasks/scheduleTasks';

/**
 * Facts, checks, verdicts and levels for every entity in the catalog.
 *
 * @public
 */
export const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register(env) {
    const extensions = new CollectorsExtensionPoint();
    env.registerExtensionPoint(scorecardsCollectorsExtensionPoint, extensions);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(scorecardsPermissions);
        const scorecards = await createScorecards({
          ...deps,
          collectors: extensions.collectors,
        });
        deps.httpRouter.use(createRouter({ ...deps, ...scorecards.services }));
        registerActions({ ...deps, ...scorecards.services });
        await scheduleTasks({
          ...deps,
          ...scorecards,
          collectors: extensions.collectors,
        });
      },
    });
  },
});
