import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  PermissionsService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  FactRetriever,
  FactRetrieverRegistration,
} from '@backstage-community/plugin-tech-insights-node';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { scorecardsTechInsightsExtensionPoint } from '..';
import { features } from '../../dev/features';
import { catalogPlugin } from './catalogPlugin';

/** Starts a portal with retrievers of Tech Insights. */
export async function startPortal(options: {
  retrievers: Array<FactRetriever | FactRetrieverRegistration>;
  entities?: Entity[];
  /** The folder with the definitions. */
  definitions?: string;
  config?: JsonObject;
  permissions?: Partial<PermissionsService>;
}) {
  const { config, definitions, entities = [], retrievers } = options;
  const actions = actionsRegistryServiceMock();
  const requests: string[][] = [];
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const schedules = new Map<string, object>();
  const { server } = await startTestBackend({
    features: [
      ...features,
      createBackendModule({
        pluginId: 'scorecards',
        moduleId: 'my-retrievers',
        register(env) {
          env.registerInit({
            deps: { techInsights: scorecardsTechInsightsExtensionPoint },
            async init({ techInsights }) {
              techInsights.addFactRetrievers(...retrievers);
            },
          });
        },
      }),
      catalogServiceMock.factory({ entities }),
      catalogPlugin(entities, filters => requests.push(filters)),
      mockServices.rootConfig.factory({
        data: {
          scorecards: {
            locations: definitions
              ? [{ type: 'file', target: `${definitions}/*.yaml` }]
              : [],
          },
          ...config,
        },
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          mockServices.scheduler.mock({
            scheduleTask: async ({ id, fn, signal: _signal, ...schedule }) => {
              tasks.set(id, { id, fn });
              schedules.set(id, schedule);
            },
          }),
      }),
      ...(options.permissions
        ? [mockServices.permissions.mock(options.permissions).factory]
        : []),
    ],
  });
  return {
    actions,
    /** The filters of each request to the catalog. */
    requests,
    schedules,
    run: async (task: string) =>
      tasks.get(task)?.fn(new AbortController().signal),
    get: async (path: string) => {
      const response = await fetch(
        `http://localhost:${server.port()}/api/scorecards${path}`,
        {
          headers: { Authorization: `Bearer ${mockCredentials.user.token()}` },
        },
      );
      expect([path, response.status]).toEqual([path, 200]);
      return response.json();
    },
  };
}
