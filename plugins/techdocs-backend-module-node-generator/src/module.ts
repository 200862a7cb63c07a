import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  techdocsGeneratorExtensionPoint,
  techdocsPreparerExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { LocalPreparer } from './LocalPreparer';
import { NodeGenerator } from './NodeGenerator';

/**
 * Builds the pages of TechDocs in this process, in place of MkDocs.
 *
 * @public
 */
export const techdocsModuleNodeGenerator = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'node-generator',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        generator: techdocsGeneratorExtensionPoint,
        logger: coreServices.logger,
        preparer: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
      },
      async init({ config, generator, logger, preparer, reader }) {
        generator.setTechdocsGenerator(NodeGenerator.create(config, logger));
        preparer.registerPreparer(
          'dir',
          LocalPreparer.create(config, { logger, reader }),
        );
      },
    });
  },
});
