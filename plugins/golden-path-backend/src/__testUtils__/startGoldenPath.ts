import {
  BackendFeature,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { JsonObject } from '@backstage/types';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import { TestScheduler } from '@guildhall/plugin-guildhall-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { goldenPathPlugin } from '../plugin';
import { TestCatalog } from './TestCatalog';

/** Who calls, unless a test says otherwise; what mock credentials are. */
export const ME = 'user:default/mock';

/** A folder for templates and repositories; one per test file. */
export function createDirectory() {
  return createMockDirectory({ mockOsTmpDir: false });
}

/** Starts a backend with the golden path plugin over a real database. */
export async function startGoldenPath(options: {
  knex: Knex;
  /** A folder; templates are in `templates`, repositories in `git`. */
  folder: string;
  catalog?: TestCatalog;
  config?: JsonObject;
  /** Services that replace the usual ones, and other plugins. */
  features?: BackendFeature[];
  /** The groups that the caller belongs to. */
  groups?: string[];
  /** Git hosts, beside the one on this machine. */
  hosts?: object[];
  permissions?: Partial<PermissionsService>;
  /** With the database; a scaffolder that knows nothing, unless told otherwise. */
  scaffolder?: BackendFeature[];
}) {
  const { knex, folder, config, features = [] } = options;
  const { catalog = new TestCatalog(), groups = [], hosts = [] } = options;
  const {
    scaffolder = [
      scaffolderServiceMock.mock().factory,
      mockServices.database.factory({ knex }),
    ],
  } = options;
  const scheduler = new TestScheduler();
  const events = mockServices.events.mock();
  let onTask: (payload: object) => Promise<void> = async () => {};
  events.subscribe.mockImplementation(async ({ onEvent }) => {
    onTask = eventPayload =>
      onEvent({ topic: 'scaffolder.task', eventPayload });
  });
  const data = {
    app: { baseUrl: 'http://localhost:3000' },
    backend: { workingDirectory: folder },
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
          ...hosts,
        ],
      },
      ...config,
    },
  };
  const { server } = await startTestBackend({
    features: [
      goldenPathPlugin,
      catalog.factory,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      ...scaffolder,
      mockServices.rootConfig.factory({ data }),
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: ME,
          ownershipEntityRefs: [ME, ...groups],
        }),
      }).factory,
      scheduler.factory,
      ...(options.permissions
        ? [mockServices.permissions.mock(options.permissions).factory]
        : []),
      ...features,
    ],
  });
  const host: GitHost = GitHosts.fromConfig(
    mockServices.rootConfig({ data }),
  ).get();
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
    host,
    run: (task: string) => scheduler.run(task),
    /** Says what the scaffolder says of a task. */
    onTask: (payload: object) => onTask(payload),
    get: async (path: string) =>
      expectSuccess(path, await request(server).get(`/api/golden-path${path}`)),
    send: async (
      method: 'post' | 'put' | 'patch',
      path: string,
      body: object = {},
      authorization: string = mockCredentials.user.header(),
    ) =>
      expectSuccess(
        path,
        await request(server)
          [method](`/api/golden-path${path}`)
          .set('Authorization', authorization)
          .send(body),
      ),
  };
}
