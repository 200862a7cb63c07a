import {
  BackendFeature,
  createBackendModule,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { TestScheduler } from '@guildhall/plugin-guildhall-node/testUtils';
import { monitorProvidersExtensionPoint } from '@guildhall/plugin-monitor-coverage-node';
import {
  FactsService,
  factsServiceRef,
} from '@guildhall/plugin-scorecards-node';
import { Knex } from 'knex';
import request from 'supertest';
import { monitorCoveragePlugin } from '../plugin';
import { TestCatalog } from './TestCatalog';
import { TestProvider } from './TestProvider';

/** Who calls, unless a test says otherwise; what mock credentials are. */
export const ME = 'user:default/mock';

/** A folder for policies and journeys; one per test file. */
export function createDirectory() {
  return createMockDirectory({ mockOsTmpDir: false });
}

/** Starts a backend with the monitor coverage plugin over a real database. */
export async function startMonitorCoverage(options: {
  knex: Knex;
  catalog: TestCatalog;
  providers?: TestProvider[];
  /** A folder of policies and journeys. */
  definitions?: string;
  config?: JsonObject;
  /** What of the configuration is not this plugin's. */
  rootConfig?: JsonObject;
  facts?: FactsService;
  /** Services that replace the usual ones. */
  features?: BackendFeature[];
  permissions?: Partial<PermissionsService>;
}) {
  const { knex, catalog, definitions, permissions } = options;
  const { providers = [], features = [], facts } = options;
  const scheduler = new TestScheduler();
  const { server } = await startTestBackend({
    features: [
      monitorCoveragePlugin,
      createBackendModule({
        pluginId: 'monitor-coverage',
        moduleId: 'test-providers',
        register(reg) {
          reg.registerInit({
            deps: { extension: monitorProvidersExtensionPoint },
            async init({ extension }) {
              providers.forEach(provider => extension.addProvider(provider));
            },
          });
        },
      }),
      catalog.factory,
      createServiceFactory({
        service: factsServiceRef,
        deps: {},
        factory: () =>
          facts ?? {
            declareSource: async () => {},
            push: async () => ({ changed: 0, unchanged: 0, rejected: [] }),
          },
      }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          ...options.rootConfig,
          monitorCoverage: {
            definitions: definitions
              ? [{ type: 'file', target: `${definitions}/*.yaml` }]
              : [],
            ...options.config,
          },
        },
      }),
      scheduler.factory,
      ...(permissions
        ? [mockServices.permissions.mock(permissions).factory]
        : []),
      ...features,
    ],
  });
  const expectSuccess = (path: string, response: request.Response) => {
    expect([path, response.status, response.body.error?.message]).toEqual([
      path,
      200,
      undefined,
    ]);
    return response.body;
  };
  return {
    server,
    /** Runs one round, as the scheduler does once a minute. */
    refresh: (signal?: AbortSignal) => scheduler.run('refresh', signal),
    run: (task: string) => scheduler.run(task),
    get: async (path: string) =>
      expectSuccess(
        path,
        await request(server).get(`/api/monitor-coverage${path}`),
      ),
    post: async (path: string, body: object = {}) =>
      expectSuccess(
        path,
        await request(server)
          .post(`/api/monitor-coverage${path}`)
          .set('Authorization', mockCredentials.user.header())
          .send(body),
      ),
  };
}
