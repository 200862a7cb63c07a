import {
  coreServices,
  createServiceFactory,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import knexFactory, { Knex } from 'knex';
import { scorecardsPlugin } from '../plugin';
import { service, TestCatalog } from './TestCatalog';

/** What the process is told; it is JSON in its environment. */
export interface DyingProcessOptions {
  database: Knex.Config;
  /** A folder of definition files. */
  definitions: string;
  /** The names of all entities. */
  names: string[];
  /** It dies when it is about to run such a statement for the nth time. */
  deadly: { pattern: string; nth: number };
}

/** A backend that synchronizes, and is killed in the middle of it. */
async function main(): Promise<void> {
  const options: DyingProcessOptions = JSON.parse(
    process.env.DYING_PROCESS ?? '',
  );
  const knex = knexFactory(options.database);
  const catalog = new TestCatalog();
  options.names.forEach(name => catalog.set(service(name)));
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  await startTestBackend({
    features: [
      scorecardsPlugin,
      catalog.factory,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          scorecards: {
            locations: [
              { type: 'file', target: `${options.definitions}/*.yaml` },
            ],
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: (): SchedulerService => ({
          async scheduleTask(task) {
            tasks.set(task.id, task);
          },
          createScheduledTaskRunner: () => ({ run: async () => {} }),
          triggerTask: async () => {},
          cancelTask: async () => {},
          getScheduledTasks: async () => [],
        }),
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {}, subscribe: async () => {} }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  const deadly = new RegExp(options.deadly.pattern);
  let count = 0;
  knex.on('query', ({ sql }: { sql: string }) => {
    count += deadly.test(sql) ? 1 : 0;
    if (count === options.deadly.nth) {
      process.kill(process.pid, 'SIGKILL');
    }
  });
  await tasks.get('synchronize')?.fn(new AbortController().signal);
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
