import {
  BackendFeature,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import { goldenPathPlugin } from '../plugin';
import { TestScheduler } from './TestScheduler';

/** A folder for templates and repositories; one per test file. */
export function createDirectory() {
  return createMockDirectory({ mockOsTmpDir: false });
}

/** Starts a backend with the golden path plugin over a real database. */
export async function startGoldenPath(options: {
  knex: Knex;
  /** A folder; templates are in `templates`, repositories in `git`. */
  folder: string;
  config?: JsonObject;
  entities?: Entity[];
  /** Services that replace the usual ones, and other plugins. */
  features?: BackendFeature[];
  permissions?: PermissionsService;
}) {
  const { knex, folder, config, entities, features = [] } = options;
  const scheduler = new TestScheduler();
  const { server } = await startTestBackend({
    features: [
      goldenPathPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          goldenPath: {
            templates: [{ type: 'file', target: `${folder}/templates/*` }],
            git: {
              hosts: [
                {
                  id: 'local',
                  title: 'This machine',
                  type: 'local',
                  root: `${folder}/git`,
                },
              ],
            },
            ...config,
          },
        },
      }),
      scheduler.factory,
      ...(options.permissions
        ? [mockServices.permissions.mock(options.permissions).factory]
        : []),
      ...features,
    ],
  });
  return {
    server,
    run: (task: string) => scheduler.run(task),
    get: async (path: string) => {
      const response = await request(server).get(`/api/golden-path${path}`);
      expect([path, response.status, response.body.error?.message]).toEqual([
        path,
        200,
        undefined,
      ]);
      return response.body;
    },
  };
}
