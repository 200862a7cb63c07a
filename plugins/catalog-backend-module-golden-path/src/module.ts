import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { goldenPathServiceRef } from '@guildhall/plugin-golden-path-node';
import { TemplateEntityProvider } from './TemplateEntityProvider';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  initialDelay: { seconds: 5 },
  frequency: { seconds: 30 },
  timeout: { minutes: 1 },
};

/**
 * Provides the templates of the golden path to the catalog.
 *
 * @public
 */
export const catalogModuleGoldenPath = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'golden-path',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        goldenPath: goldenPathServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, goldenPath, logger, scheduler }) {
        const configured = config.getOptionalConfig(
          'catalog.providers.goldenPath.schedule',
        );
        const schedule = configured
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(configured)
          : DEFAULT_SCHEDULE;
        catalog.addEntityProvider(
          new TemplateEntityProvider({
            auth,
            goldenPath,
            logger,
            taskRunner: scheduler.createScheduledTaskRunner(schedule),
          }),
        );
      },
    });
  },
});
