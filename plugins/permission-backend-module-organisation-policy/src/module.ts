import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readPolicyConfig } from './config';
import { OrganisationPolicy } from './OrganisationPolicy';

/**
 * Sets the permission policy that reads the organisation's rules from
 * `permission.policy`.
 *
 * @remarks
 *
 * Stops the backend from starting, with the path of the bad key, when the
 * rules cannot be read.
 *
 * @public
 */
export const permissionModuleOrganisationPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'organisation-policy',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ config, logger, policy }) {
        policy.setPolicy(
          new OrganisationPolicy(readPolicyConfig(config), { logger }),
        );
      },
    });
  },
});
