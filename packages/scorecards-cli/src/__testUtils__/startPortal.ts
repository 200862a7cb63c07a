import {
  coreServices,
  createServiceFactory,
  PermissionsService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scorecardsPlugin from '@guildhall/plugin-scorecards-backend';
import repositoryModule from '@guildhall/plugin-scorecards-backend-module-repository';
import { FactInput } from '@guildhall/plugin-scorecards-common';

/** Starts a portal over local checkouts, and lets it look once. */
export async function startPortal(options: {
  entities: Entity[];
  /** The folder with the definitions. */
  definitions: string;
  /** The folder with the checkouts. */
  repositories: string;
  facts: FactInput[];
  permissions?: Partial<PermissionsService>;
}) {
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const { server } = await startTestBackend({
    features: [
      scorecardsPlugin,
      repositoryModule,
      catalogServiceMock.factory({ entities: options.entities }),
      mockServices.rootConfig.factory({
        data: {
          scorecards: {
            locations: [
              { type: 'file', target: `${options.definitions}/*.yaml` },
            ],
            repository: { root: options.repositories },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          mockServices.scheduler.mock({
            scheduleTask: async task => {
              tasks.set(task.id, task);
            },
          }),
      }),
      ...(options.permissions
        ? [mockServices.permissions.mock(options.permissions).factory]
        : []),
    ],
  });
  const url = `http://localhost:${server.port()}`;
  const token = mockCredentials.user.token();
  const synchronize = async () =>
    tasks.get('synchronize')?.fn(new AbortController().signal);
  const post = async (path: string, body: object, user?: string) => {
    const response = await fetch(`${url}/api/scorecards${path}`, {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.user.header(user),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    expect([path, response.status, answer.error]).toEqual([
      path,
      expect.any(Number),
      undefined,
    ]);
    return answer;
  };

  await synchronize();
  if (options.facts.length > 0) {
    await post('/facts', { facts: options.facts });
    await synchronize();
  }
  return {
    post,
    /** How a pipeline reaches it. */
    env: { GUILDHALL_URL: url, GUILDHALL_TOKEN: token },
  };
}
