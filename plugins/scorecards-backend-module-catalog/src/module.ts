import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scorecardsCollectorsExtensionPoint } from '@guildhall/plugin-scorecards-node';
import { CatalogFactCollector } from './CatalogFactCollector';
import { readExpectedAnnotations } from './config';

/**
 * Adds the source `catalog` to scorecards: how completely an entity is
 * described in the catalog, and whether what it refers to exists.
 *
 * @public
 */
export const scorecardsModuleCatalog = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'catalog',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: scorecardsCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ auth, catalog, collectors, config }) {
        collectors.addCollector(
          new CatalogFactCollector({
            auth,
            catalog,
            expectedAnnotations: readExpectedAnnotations(config),
          }),
        );
      },
    });
  },
});
