import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scorecardsCollectorsExtensionPoint } from '@guildhall/plugin-scorecards-node';
import { readLocalRoot } from './config';
import { LocalRepositoryReader } from './readers/LocalRepositoryReader';
import { UrlRepositoryReader } from './readers/UrlRepositoryReader';
import { RepositoryFactCollector } from './RepositoryFactCollector';

/**
 * Adds the source `repository` to scorecards: what is found in the files of
 * an entity's repository.
 *
 * @public
 */
export const scorecardsModuleRepository = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'repository',
  register({ registerInit }) {
    registerInit({
      deps: {
        collectors: scorecardsCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
      },
      async init({ collectors, config, reader }) {
        const localRoot = readLocalRoot(config);
        collectors.addCollector(
          new RepositoryFactCollector({
            integrations: ScmIntegrations.fromConfig(config),
            localReader: localRoot && new LocalRepositoryReader(localRoot),
            urlReader: new UrlRepositoryReader({ reader }),
          }),
        );
      },
    });
  },
});
