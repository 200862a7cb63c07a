import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
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
