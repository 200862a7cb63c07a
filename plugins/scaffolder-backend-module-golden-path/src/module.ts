import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  GitHosts,
  goldenPathServiceRef,
} from '@guildhall/plugin-golden-path-node';
import { createPreflightAction } from './actions/createPreflightAction';
import { createProposeAction } from './actions/createProposeAction';
import { createPublishAction } from './actions/createPublishAction';
import { createRegisterAction } from './actions/createRegisterAction';
import { createRenderAction } from './actions/createRenderAction';
import { createStampAction } from './actions/createStampAction';
import { createSubtractAction } from './actions/createSubtractAction';

/**
 * Adds the actions of the golden path to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        goldenPath: goldenPathServiceRef,
        reader: coreServices.urlReader,
      },
      async init({ actions, config, ...services }) {
        const deps = {
          ...services,
          appBaseUrl: config.getString('app.baseUrl'),
          gitHosts: GitHosts.fromConfig(config),
          integrations: ScmIntegrations.fromConfig(config),
        };
        actions.addActions(
          createPreflightAction(deps),
          createRenderAction(deps),
          createSubtractAction(deps),
          createStampAction(),
          createPublishAction(deps),
          createRegisterAction(deps),
          createProposeAction(deps),
        );
      },
    });
  },
});
