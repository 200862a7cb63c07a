import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { FactsPublisher } from '../facts/FactsPublisher';
import { ProposalFollower } from '../proposals/ProposalFollower';
import { Refresher } from '../refresh/Refresher';
import { Retention } from './Retention';

const REFRESH_KEY = 'monitorCoverage.refresh.schedule';
const REFRESH: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
};
/** Much cheaper than a round: only what is new is read. */
const FOLLOW: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 20 },
  timeout: { minutes: 10 },
};
const PUBLISH: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 10 },
};
const PROPOSALS: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 1 },
};
const RETAIN: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 6 },
  timeout: { minutes: 30 },
  initialDelay: { minutes: 10 },
};

/** Schedules all background work; each task runs in one replica at a time. */
export async function scheduleTasks(options: {
  config: Config;
  follower: ProposalFollower;
  publisher: FactsPublisher;
  refresher: Refresher;
  retention: Retention;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, follower, publisher, refresher, retention, scheduler } =
    options;
  await scheduler.scheduleTask({
    id: 'refresh',
    ...readSchedule(config),
    scope: 'global',
    fn: signal => refresher.refresh(signal),
  });
  await scheduler.scheduleTask({
    id: 'follow-catalog',
    ...FOLLOW,
    scope: 'global',
    fn: signal => refresher.followCatalog(signal),
  });
  await scheduler.scheduleTask({
    id: 'publish-facts',
    ...PUBLISH,
    scope: 'global',
    fn: signal => publisher.publish(signal),
  });
  await scheduler.scheduleTask({
    id: 'follow-proposals',
    ...PROPOSALS,
    scope: 'global',
    fn: signal => follower.follow(signal),
  });
  await scheduler.scheduleTask({
    id: 'retention',
    ...RETAIN,
    scope: 'global',
    fn: () => retention.run(new Date()),
  });
}

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(REFRESH_KEY);
  try {
    return schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : REFRESH;
  } catch (error) {
    throw new InputError(
      `'${REFRESH_KEY}' is not valid: ${toError(error).message}`,
    );
  }
}
