import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { CollectionEngine } from '../collect/CollectionEngine';
import { JobStore } from '../database/JobStore';
import { DigestSender } from '../digest/DigestSender';
import { Retention } from './Retention';
import { Synchronizer } from './Synchronizer';

const SYNCHRONIZE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 30 },
};
/** Often, so that a digest whose hour passed while nothing ran is sent too. */
const DIGEST: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 15 },
  timeout: { minutes: 15 },
  initialDelay: { minutes: 3 },
};
const RETAIN: SchedulerServiceTaskScheduleDefinition = {
  frequency: { days: 1 },
  timeout: { minutes: 30 },
  initialDelay: { minutes: 10 },
};

/** Schedules all background work; each task runs in one replica at a time. */
export async function scheduleTasks(options: {
  collection: CollectionEngine;
  collectors: FactCollector[];
  config: Config;
  /** Absent if nobody wants digests. */
  digest?: DigestSender;
  jobs: JobStore;
  retention: Retention;
  scheduler: SchedulerService;
  synchronizer: Synchronizer;
}): Promise<void> {
  const { collection, config, digest, jobs, retention, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'synchronize',
    ...readSchedule(config, 'scorecards.synchronize.schedule', SYNCHRONIZE),
    scope: 'global',
    fn: signal => options.synchronizer.run(signal),
  });
  for (const collector of options.collectors) {
    const { id } = collector.source;
    await scheduler.scheduleTask({
      id: `collect-${id}`,
      // New entities are collected as they come; this is for the others.
      initialDelay: { minutes: 2 },
      ...readSchedule(
        config,
        `scorecards.collectors.${id}.schedule`,
        collector.schedule,
      ),
      scope: 'global',
      fn: signal => collection.run(collector, signal),
    });
  }
  if (digest) {
    await scheduler.scheduleTask({
      id: 'digest',
      ...DIGEST,
      scope: 'global',
      fn: signal => jobs.track('digest', report => digest.run(signal, report)),
    });
  }
  await scheduler.scheduleTask({
    id: 'retention',
    ...RETAIN,
    scope: 'global',
    fn: () =>
      jobs.track('retention', async report => {
        const done = await retention.run(new Date());
        await report({ done, errors: 0 });
      }),
  });
}

function readSchedule(
  config: Config,
  key: string,
  fallback: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(key);
  try {
    return schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : fallback;
  } catch (error) {
    throw new InputError(`'${key}' is not valid: ${toError(error).message}`);
  }
}
