import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { monitorProvidersExtensionPoint } from '@guildhall/plugin-monitor-coverage-node';
import { readRuleFiles } from './config';
import { RuleFilesProvider } from './RuleFilesProvider';

/**
 * Adds the Prometheus rule files of the configuration to monitor coverage.
 *
 * @public
 */
export const monitorCoverageModuleRuleFiles = createBackendModule({
  pluginId: 'monitor-coverage',
  moduleId: 'rule-files',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: monitorProvidersExtensionPoint,
        urlReader: coreServices.urlReader,
      },
      async init({ config, providers, urlReader }) {
        for (const collection of readRuleFiles(config)) {
          providers.addProvider(
            new RuleFilesProvider(collection, { urlReader }),
          );
        }
      },
    });
  },
});
