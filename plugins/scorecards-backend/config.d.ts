import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  scorecards?: {
    /**
     * Where checks, scorecards and sources are defined. What a location no
     * longer holds is retired; a location that cannot be read keeps what it
     * held before.
     */
    locations?: Array<{
      /** `file`: a path or a glob, relative to the backend's working directory. */
      type: 'file' | 'url';
      target: string;
    }>;
    /**
     * Recorded facts, to give entities a past when they are first seen. Read
     * once, when the backend starts.
     */
    recordings?: Array<{
      type: 'file' | 'url';
      target: string;
    }>;
    synchronize?: {
      /**
       * How often definitions are read, the catalog is followed and verdicts
       * that time has changed are made again. Default: every minute.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    collectors?: {
      /** The schedule of the collector of each source. */
      [source: string]: {
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
    exemptions?: {
      /** For how long an exemption may hold at most. Default: 180 days. */
      maxDuration?: HumanDuration | string;
    };
    preview?: {
      /** The entities that a preview looks at. Default: 20000. */
      maxEntities?: number;
    };
    digest?: {
      /** Whether owners are told once a day what became worse. Default: true. */
      enabled?: boolean;
      /** When, as a time of day in UTC. Default: `07:00`. */
      time?: string;
    };
    retention?: {
      /** Past facts, verdicts and scores, and trends. Default: 400 days. */
      history?: HumanDuration | string;
      /** Entities that the catalog no longer has. Default: 30 days. */
      goneEntities?: HumanDuration | string;
    };
  };
}
