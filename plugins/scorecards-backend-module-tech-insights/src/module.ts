import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  FactRetriever,
  FactRetrieverRegistration,
} from '@backstage-community/plugin-tech-insights-node';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { scorecardsCollectorsExtensionPoint } from '@guildhall/plugin-scorecards-node';
import { registerConvertChecks } from './actions/registerConvertChecks';
import { scorecardsTechInsightsExtensionPoint } from './extensions';
import { FactRetrieverCollector } from './retrievers/FactRetrieverCollector';
import { readRegistration } from './retrievers/readRegistration';

/**
 * Runs fact retrievers of Tech Insights as collectors of scorecards, and
 * converts its checks.
 *
 * @public
 */
export const scorecardsModuleTechInsights = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'tech-insights',
  register(env) {
    const added: Array<FactRetriever | FactRetrieverRegistration> = [];
    env.registerExtensionPoint(scorecardsTechInsightsExtensionPoint, {
      addFactRetrievers: (...retrievers) => {
        added.push(...retrievers);
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        collectors: scorecardsCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        permissions: coreServices.permissions,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { actionsRegistry, collectors, config, permissions } = deps;
        const registrations = added.map(retriever =>
          readRegistration(config, retriever),
        );
        collectors.addCollector(
          ...registrations.map(
            registration => new FactRetrieverCollector(registration, deps),
          ),
        );
        const schemas = Object.fromEntries(
          registrations.map(({ factRetriever: { id, schema } }) => [
            id,
            schema,
          ]),
        );
        registerConvertChecks({
          actionsRegistry,
          authorizer: new Authorizer(permissions),
          schemas,
        });
      },
    });
  },
});
