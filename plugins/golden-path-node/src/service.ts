import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { GitHosts } from './git';
import { GoldenPathService } from './GoldenPathService';
import { HttpGoldenPathService } from './HttpGoldenPathService';

/**
 * The golden path plugin, for modules of other plugins.
 *
 * @public
 */
export const goldenPathServiceRef = createServiceRef<GoldenPathService>({
  id: 'golden-path.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new HttpGoldenPathService(deps),
    }),
});

/**
 * The git hosts of the configuration, for plugins that propose files to the
 * repositories there. The golden path plugin itself is not needed for it.
 *
 * @public
 */
export const gitHostsServiceRef = createServiceRef<GitHosts>({
  id: 'golden-path.git-hosts',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => GitHosts.fromConfig(config),
    }),
});
