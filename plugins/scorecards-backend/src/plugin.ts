import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { scorecardsPermissions } from '@guildhall/plugin-scorecards-common';
import {
  FactCollector,
  ScorecardsCollectorsExtensionPoint,
  scorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import { createScorecards } from './createScorecards';
import { createRouter } from './router';
import { scheduleTasks } from './tasks/scheduleTasks';

class CollectorsExtensionPoint implements ScorecardsCollectorsExtensionPoint {
  readonly collectors: FactCollector[] = [];

  addCollector(...added: FactCollector[]): void {
    for (const collector of added) {
      const { id } = collector.source;
      if (this.collectors.some(({ source }) => source.id === id)) {
        throw new Error(`There are two collectors of the source '${id}'`);
      }
      this.collectors.push(collector);
    }
  }
}

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
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
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
        await scheduleTasks({
          ...deps,
          ...scorecards,
          collectors: extensions.collectors,
        });
      },
    });
  },
});
