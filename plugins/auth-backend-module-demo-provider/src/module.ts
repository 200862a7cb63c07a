import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readPersonas } from './config';
import { PeopleDirectory } from './PeopleDirectory';
import { createRouter } from './router';

/**
 * Development-only sign-in as one of the people in the catalog.
 *
 * @remarks
 *
 * Does nothing unless `auth.providers.demo` is configured, and stops the
 * backend from starting when it is and `NODE_ENV` is `production`.
 *
 * @public
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ auth, catalog, config, httpRouter, logger, providers }) {
        const personas = readPersonas(config);
        if (!personas) {
          return;
        }
        logger.warn(
          'Everybody who reaches this backend can sign in as anybody: auth.providers.demo is configured',
        );

        providers.registerProvider({
          providerId: 'demo',
          // The context that issues tokens only exists here, and a provider
          // cannot add routes of its own. The auth plugin calls this before it
          // mounts its router, so that ours is asked first.
          factory({ resolverContext }) {
            httpRouter.use(
              createRouter({
                people: new PeopleDirectory({ auth, catalog }),
                personas,
                resolverContext,
              }),
            );
            return {
              start: refuseRedirectFlow,
              frameHandler: refuseRedirectFlow,
            };
          },
        });
      },
    });
  },
});

async function refuseRedirectFlow(): Promise<void> {
  throw new NotImplementedError(
    'The demo provider has no redirect flow: POST {"user": "<persona or user ref>"} to /api/auth/demo/token',
  );
}
