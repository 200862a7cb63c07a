import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  monitorCoverage?: {
    /**
     * Where documents of the kinds MonitorPolicy and Journey are. A file with
     * problems, or that cannot be read, stays in force as it was before.
     */
    definitions?: Array<{
      /**
       * `file`: a path or a glob, relative to the backend's working directory.
       * `url`: one file that the backend's URL reader can read.
       */
      type: 'file' | 'url';
      target: string;
    }>;
    /** Who is behind the receivers of alerts. */
    receivers?: Array<{
      /** As the Alertmanager calls it. */
      name: string;
      /**
       * An entity ref; a group unless it says otherwise. Without one, the group
       * that is called as the receiver.
       */
      owner: string;
    }>;
    /** Names of labels whose value may name a part. Default: the usual ones. */
    labels?: string[];
    /** How long a firing or a drill proves something. Default: 180 days. */
    provenFor?: HumanDuration | string;
    /** From when on something about a monitor is worth looking at. */
    hygiene?: {
      /** Default: 3 days. */
      firingLong?: HumanDuration | string;
      /** Default: 30 days. */
      silencedLong?: HumanDuration | string;
      /** How far back one must see to say "never fired". Default: 7 days. */
      neverFired?: HumanDuration | string;
      /** More firings than that a day, on average. Default: 10. */
      flappingPerDay?: number;
      /** Never nearer to the threshold than that; 1 is on it. Default: 0.5. */
      neverApproached?: number;
    };
    refresh?: {
      /** How often everything is read and evaluated. Default: every minute. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** How long one provider may take. Default: 30 seconds. */
      timeout?: HumanDuration | string;
    };
    retention?: {
      /** Moves of cells, and silences that ended. Default: 400 days. */
      history?: HumanDuration | string;
      /** Entities that the catalog no longer has. Default: 30 days. */
      goneEntities?: HumanDuration | string;
    };
  };
}
