import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  FileReader,
  monitorProvidersExtensionPoint,
} from '@guildhall/plugin-monitor-coverage-node';
import { readPrometheusServers } from './config';
import { PrometheusProvider } from './PrometheusProvider';

/**
 * Adds the Prometheus servers of the configuration, with their Alertmanagers,
 * to monitor coverage.
 *
 * @public
 */
export const monitorCoverageModulePrometheus = createBackendModule({
  pluginId: 'monitor-coverage',
  moduleId: 'prometheus',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: monitorProvidersExtensionPoint,
        urlReader: coreServices.urlReader,
      },
      async init({ config, providers, urlReader }) {
        const files = new FileReader(urlReader);
        for (const server of readPrometheusServers(config)) {
          providers.addProvider(new PrometheusProvider(server, { files }));
        }
      },
    });
  },
});
