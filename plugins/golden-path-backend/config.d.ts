import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  goldenPath?: {
    /**
     * Where templates are. What a location no longer holds is retired; a
     * location that cannot be read keeps what it held before.
     */
    templates?: Array<{
      /**
       * `file`: a glob of folders, relative to the backend's working directory.
       * `url`: the folder that the folders of the templates are in.
       */
      type: 'file' | 'url';
      target: string;
    }>;
    loadTemplates?: {
      /** How often locations are read. Default: every 30 seconds. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    catalog?: {
      /** How often the catalog is followed. Default: every 2 minutes. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    services?: {
      /** How often repositories are looked at that are due. Default: every minute. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    retention?: {
      /** Runs, and visits of the wizard. Default: 400 days. */
      runs?: HumanDuration | string;
    };
  };
}
