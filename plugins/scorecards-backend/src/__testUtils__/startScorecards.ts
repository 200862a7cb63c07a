import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  createServiceMock,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { TestScheduler } from '@guildhall/plugin-guildhall-node/testUtils';
import {
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import { Knex } from 'knex';
import { join } from 'node:path';
import request from 'supertest';
import { scorecardsPlugin } from '../plugin';
import { TestCatalog } from './TestCatalog';

const signalsMock = createServiceMock(signalsServiceRef, () => ({
  publish: jest.fn(),
}));
const eventsMock = createServiceMock(eventsServiceRef, () => ({
  publish: jest.fn(),
  subscribe: jest.fn(),
}));

/** A folder for definition files; one per test file. */
export function createDefinitionsDirectory() {
  return createMockDirectory({ mockOsTmpDir: false });
}

/** Starts a backend with the scorecards plugin over a real database. */
export async function startScorecards(options: {
  knex: Knex;
  /** The databases of other plugins among the features. */
  beside?: Record<string, Knex>;
  catalog: TestCatalog;
  collectors?: FactCollector[];
  config?: JsonObject;
  /** A folder of definition files. */
  definitions?: string;
  /** Services that replace the usual ones. */
  features?: BackendFeature[];
  permissions?: PermissionsService;
  /** A folder of recordings. */
  recordings?: string;
}) {
  const { beside = {}, catalog, collectors = [], features = [] } = options;
  const { knex, permissions } = options;
  const scheduler = new TestScheduler();
  const signals = signalsMock();
  const events = eventsMock();
  const locations = (folder?: string) =>
    folder ? [{ type: 'file', target: join(folder, '*.yaml') }] : [];
  const { server } = await startTestBackend({
    features: [
      scorecardsPlugin,
      createBackendModule({
        pluginId: 'scorecards',
        moduleId: 'test-collectors',
        register(reg) {
          reg.registerInit({
            deps: { extension: scorecardsCollectorsExtensionPoint },
            async init({ extension }) {
              extension.addCollector(...collectors);
            },
          });
        },
      }),
      catalog.factory,
      events.factory,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) =>
          mockServices.database({ knex: beside[plugin.getId()] ?? knex }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          scorecards: {
            locations: locations(options.definitions),
            recordings: locations(options.recordings),
            ...options.config,
          },
        },
      }),
      scheduler.factory,
      signals.factory,
      ...(permissions
        ? [mockServices.permissions.mock(permissions).factory]
        : []),
      ...features,
    ],
  });
  return {
    server,
    events,
    signals,
    /** Loads definitions, follows the catalog, evaluates what is due. */
    synchronize: (signal?: AbortSignal) => scheduler.run('synchronize', signal),
    collect: (source: string, signal?: AbortSignal) =>
      scheduler.run(`collect-${source}`, signal),
    retain: () => scheduler.run('retention'),
    sendDigests: () => scheduler.run('digest'),
    get: async (path: string) => {
      const response = await request(server).get(`/api/scorecards${path}`);
      expect([path, response.status, response.body.error?.message]).toEqual([
        path,
        200,
        undefined,
      ]);
      return response.body;
    },
    push: async (...facts: JsonObject[]) => {
      const response = await request(server)
        .post('/api/scorecards/facts')
        .send({ facts });
      expect(response.status).toBe(200);
      return response.body;
    },
  };
}
