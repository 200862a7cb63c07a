import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { gitHostsServiceRef } from '@guildhall/plugin-golden-path-node';
import { monitorCoveragePermissions } from '@guildhall/plugin-monitor-coverage-common';
import { monitorProvidersExtensionPoint } from '@guildhall/plugin-monitor-coverage-node';
import { factsServiceRef } from '@guildhall/plugin-scorecards-node';
import { createMonitorCoverage } from './createMonitorCoverage';
import { ProvidersExtensionPoint } from './refresh/ProvidersExtensionPoint';
import { createRouter } from './router';
import { scheduleTasks } from './tasks/scheduleTasks';

/**
 * Whether every part of the system is watched, whether anybody would hear it,
 * and whether anybody looks.
 *
 * @public
 */
export const monitorCoveragePlugin = createBackendPlugin({
  pluginId: 'monitor-coverage',
  register(env) {
    const extensions = new ProvidersExtensionPoint();
    env.registerExtensionPoint(monitorProvidersExtensionPoint, extensions);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        facts: factsServiceRef,
        gitHosts: gitHostsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(monitorCoveragePermissions);
        const { services, ...background } = await createMonitorCoverage({
          ...deps,
          providers: extensions.providers,
        });
        deps.httpRouter.use(createRouter({ ...deps, ...services }));
        await scheduleTasks({ ...deps, ...background });
      },
    });
  },
});
