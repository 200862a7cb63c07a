import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      goldenPath?: {
        /**
         * How often the templates are asked for. Default: every 30 seconds,
         * for the first time 5 seconds after the start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
