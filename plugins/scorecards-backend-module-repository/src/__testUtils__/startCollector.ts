import {
  createBackendPlugin,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CollectContext,
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import scorecardsModuleRepository from '..';

/** Starts a backend in which nothing but the collector is real. */
export async function startCollector(options: {
  repository?: { root: string; repositoryRoots?: string[] };
  readTree?: UrlReaderService['readTree'];
}) {
  const { repository = {}, readTree } = options;
  const collectors: FactCollector[] = [];
  await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'scorecards',
        register(env) {
          env.registerExtensionPoint(scorecardsCollectorsExtensionPoint, {
            addCollector: (...added) => collectors.push(...added),
          });
          env.registerInit({ deps: {}, init: async () => {} });
        },
      }),
      scorecardsModuleRepository,
      mockServices.rootConfig.factory({ data: { scorecards: { repository } } }),
      ...(readTree ? [mockServices.urlReader.mock({ readTree }).factory] : []),
    ],
  });
  const [collector] = collectors;

  /** Collects facts by the names of the entities. */
  return async (entities: Entity[], context?: Partial<CollectContext>) => {
    const facts = await collector.collect(entities, {
      logger: mockServices.logger.mock(),
      refresh: false,
      signal: new AbortController().signal,
      ...context,
    });
    return Object.fromEntries(
      facts.map(({ entityRef, ...fact }) => [entityRef.split('/')[1], fact]),
    );
  };
}

export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}
