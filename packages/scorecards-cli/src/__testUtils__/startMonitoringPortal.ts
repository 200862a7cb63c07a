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
import monitorCoveragePlugin from '@guildhall/plugin-monitor-coverage-backend';

/** Starts a portal with monitor coverage, and lets it look once. */
export async function startMonitoringPortal(options: {
  entities: Entity[];
  /** A glob of policies. */
  policies: string;
  permissions?: Partial<PermissionsService>;
}) {
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const { server } = await startTestBackend({
    features: [
      monitorCoveragePlugin,
      catalogServiceMock.factory({ entities: options.entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          monitorCoverage: {
            definitions: [{ type: 'file', target: options.policies }],
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
  await tasks.get('refresh')?.fn(new AbortController().signal);
  return {
    /** How a pipeline reaches it. */
    env: {
      GUILDHALL_URL: `http://localhost:${server.port()}`,
      GUILDHALL_TOKEN: mockCredentials.user.token(),
    },
  };
}
