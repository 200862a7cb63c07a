import { createBackend } from '@backstage/backend-defaults';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { TOKEN } from '../lib/http';
import { advanceClock } from './clock';
import { Instruments } from './instruments';
import { Command } from './protocol';

/** The options that a backend was started with. */
export function readOptions<T>(): T {
  return JSON.parse(process.env.BENCH_OPTIONS ?? '{}');
}

/**
 * Starts a backend: everything as it is in production, but that the catalog is
 * a list, that tasks run when the bench says so, and that statements count.
 */
export async function serve(options: {
  features: BackendFeature[];
  config: JsonObject;
  database: JsonObject;
  entities: Entity[];
  /** What the bench can ask for beside HTTP. */
  commands?: (
    databases: ReadonlyMap<string, Knex>,
  ) => Record<string, (args: never) => Promise<unknown>>;
}): Promise<void> {
  const instruments = new Instruments();
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const databases = new Map<string, Knex>();
  const port = await findFreePort();
  const config = {
    app: { baseUrl: 'http://127.0.0.1:3000' },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: options.database,
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    ...options.config,
  };

  const backend = createBackend();
  for (const feature of [
    mockServices.rootConfig.factory({ data: config }),
    mockServices.rootLogger.factory({ level: 'warn' }),
    countingDatabase(instruments, databases),
    manualScheduler(tasks),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogServiceMock({ entities: options.entities }),
    }),
    createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        publish: async () => {},
        subscribe: async () => {},
      }),
    }),
    createServiceFactory({
      service: signalsServiceRef,
      deps: {},
      factory: () => ({ publish: async () => {} }),
    }),
    emptyPlugin,
    ...options.features,
  ]) {
    backend.add(feature);
  }
  try {
    await backend.start();
  } catch (error) {
    // Backstage only logs it, and would leave a process that serves nothing.
    console.error(error);
    process.exit(1);
  }

  const commands: Record<string, (args: never) => Promise<unknown>> = {
    stats: async () => instruments.take(),
    advance: async ({ ms }: { ms: number }) => advanceClock(ms),
    task: async ({ id }: { id: string }) => {
      const task = tasks.get(id);
      if (!task) {
        throw new Error(
          `No task '${id}'; there are ${[...tasks.keys()].join(', ')}`,
        );
      }
      const startedAt = performance.now();
      await task.fn(new AbortController().signal);
      return performance.now() - startedAt;
    },
    /** Has PostgreSQL care for its tables, as it does by itself in minutes. */
    maintain: async () => {
      for (const knex of databases.values()) {
        const isPostgres = knex.client.config.client === 'pg';
        await knex.raw(isPostgres ? 'vacuum (analyze)' : 'analyze');
      }
    },
    count: async ({ plugin, table }: { plugin: string; table: string }) => {
      const [row] = (await databases.get(plugin)?.(table).count({
        count: '*',
      })) ?? [{ count: 0 }];
      return Number(row.count);
    },
    ...options.commands?.(databases),
  };
  process.on('message', async ({ id, name, args }: Command) => {
    if (!(name in commands)) {
      return;
    }
    try {
      const result = await commands[name](args as never);
      process.send?.({ id, result });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}

/** Authenticates, and answers nothing: what any request costs. */
const emptyPlugin = createBackendPlugin({
  pluginId: 'empty',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        httpRouter.use(async (req, res) => {
          await httpAuth.credentials(req, { allow: ['user', 'service'] });
          res.status(204).end();
        });
      },
    });
  },
});

function countingDatabase(
  instruments: Instruments,
  databases: Map<string, Knex>,
) {
  return createServiceFactory({
    service: coreServices.database,
    deps: {
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
      config: coreServices.rootConfig,
      pluginMetadata: coreServices.pluginMetadata,
      rootLifecycle: coreServices.rootLifecycle,
      rootLogger: coreServices.rootLogger,
    },
    createRootContext: ({ config, rootLifecycle, rootLogger }) =>
      DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
    factory({ lifecycle, logger, pluginMetadata }, manager) {
      const plugin = pluginMetadata.getId();
      const database = manager.forPlugin(plugin, { lifecycle, logger });
      return {
        ...database,
        async getClient() {
          const knex = await database.getClient();
          if (!databases.has(plugin)) {
            databases.set(plugin, knex);
            instruments.watch(knex);
          }
          return knex;
        },
      };
    },
  });
}

function manualScheduler(
  tasks: Map<string, SchedulerServiceTaskInvocationDefinition>,
) {
  return createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: (): SchedulerService => ({
      async scheduleTask(task) {
        tasks.set(task.id, task);
      },
      createScheduledTaskRunner: () => ({
        async run(task) {
          tasks.set(task.id, task);
        },
      }),
      triggerTask: async () => {},
      cancelTask: async () => {},
      getScheduledTasks: async () => [],
    }),
  });
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise(resolve => probe.close(resolve));
  return port;
}
