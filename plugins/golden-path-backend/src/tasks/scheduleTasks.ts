import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { BackgroundTask } from '../parts';

/** Schedules all background work; each task runs in one replica at a time. */
export async function scheduleTasks(options: {
  config: Config;
  scheduler: SchedulerService;
  tasks: BackgroundTask[];
}): Promise<void> {
  const { config, scheduler, tasks } = options;
  for (const task of tasks) {
    await scheduler.scheduleTask({
      id: task.id,
      ...readSchedule(config, task),
      scope: 'global',
      fn: signal => task.run(signal),
    });
  }
}

function readSchedule(
  config: Config,
  { configKey, schedule: fallback }: BackgroundTask,
) {
  const schedule = configKey && config.getOptionalConfig(configKey);
  try {
    return schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : fallback;
  } catch (error) {
    throw new InputError(
      `'${configKey}' is not valid: ${toError(error).message}`,
    );
  }
}
