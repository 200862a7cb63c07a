import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  factSourceDefinitionSchema,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import {
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import scorecardsModuleCatalog from '.';

describe('scorecardsModuleCatalog', () => {
  it('describes what is there, what is missing and what does not exist', async () => {
    const { collect, collector, getEntitiesByRefs } = await startCollector();
    const complete = entity('Component', 'visits-api', {
      metadata: {
        description: '  Books visits ✓ ',
        tags: ['tier-1', 'java'],
        links: [
          { url: 'https://example.com/runbook', title: 'Runbook' },
          { url: 'https://example.com/untitled' },
        ],
        annotations: {
          'backstage.io/techdocs-ref': 'dir:.',
          'backstage.io/managed-by-location': 'url:https://example.com/x.yaml',
          'backstage.io/source-location': 'url:https://example.com/',
          'example.com/long': 'x'.repeat(10_000),
        },
      },
      spec: { lifecycle: 'production' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/visits-team' },
        { type: 'partOf', targetRef: 'system:default/visits' },
        { type: 'dependsOn', targetRef: 'resource:default/visits-db' },
        { type: 'dependsOn', targetRef: 'component:default/gone' },
        { type: 'dependencyOf', targetRef: 'component:default/portal' },
        { type: 'providesApi', targetRef: 'api:default/visits' },
        { type: 'consumesApi', targetRef: 'api:default/identity' },
      ],
    });
    const orphan = entity('Component', 'orphan', {
      metadata: {
        description: '   ',
        annotations: { 'backstage.io/techdocs-ref': ' ' },
      },
      relations: [
        { type: 'ownedBy', targetRef: 'user:default/left-the-company' },
        { type: 'partOf', targetRef: 'component:default/visits-api' },
      ],
    });

    const facts = await collect([
      complete,
      orphan,
      entity('API', 'visits', {
        spec: { type: 'openapi', definition: 'openapi: 3.1.0' },
      }),
      entity('API', 'empty', { spec: { type: 'grpc', definition: '\n' } }),
      entity('Domain', 'care'),
    ]);

    const nothing = {
      ownerResolves: false,
      hasDescription: false,
      descriptionLength: 0,
      tags: [],
      linkCount: 0,
      linkTitles: [],
      relationCount: 0,
      danglingRelations: [],
      dependsOn: [],
      dependencyOf: [],
      providesApis: [],
      consumesApis: [],
      annotations: {},
      missingAnnotations: [],
      annotationCompleteness: 1,
    };
    expect(facts).toEqual([
      {
        entityRef: 'component:default/visits-api',
        value: {
          ownerResolves: true,
          ownerKind: 'group',
          hasDescription: true,
          descriptionLength: 14,
          lifecycle: 'production',
          hasSystem: true,
          systemResolves: true,
          tags: ['java', 'tier-1'],
          linkCount: 2,
          linkTitles: ['Runbook'],
          relationCount: 7,
          danglingRelations: [
            'api:default/identity',
            'component:default/gone',
            'component:default/portal',
          ],
          dependsOn: ['component:default/gone', 'resource:default/visits-db'],
          dependencyOf: ['component:default/portal'],
          providesApis: ['api:default/visits'],
          consumesApis: ['api:default/identity'],
          annotations: {
            'backstage.io/techdocs-ref': 'dir:.',
            'example.com/long': 'x'.repeat(200),
          },
          missingAnnotations: [],
          annotationCompleteness: 1,
        },
      },
      {
        entityRef: 'component:default/orphan',
        value: {
          ...nothing,
          ownerKind: 'user',
          hasSystem: false,
          systemResolves: false,
          relationCount: 2,
          danglingRelations: ['user:default/left-the-company'],
          annotations: { 'backstage.io/techdocs-ref': ' ' },
          missingAnnotations: ['backstage.io/techdocs-ref'],
          annotationCompleteness: 0,
        },
      },
      {
        entityRef: 'api:default/visits',
        value: {
          ...nothing,
          hasSystem: false,
          systemResolves: false,
          apiDefinitionPresent: true,
          apiDefinitionType: 'openapi',
        },
      },
      {
        entityRef: 'api:default/empty',
        value: {
          ...nothing,
          hasSystem: false,
          systemResolves: false,
          apiDefinitionPresent: false,
          apiDefinitionType: 'grpc',
        },
      },
      { entityRef: 'domain:default/care', value: nothing },
    ]);

    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(getEntitiesByRefs).toHaveBeenCalledWith(
      {
        entityRefs: expect.arrayContaining(['group:default/visits-team']),
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: mockCredentials.service('plugin:scorecards') },
    );

    factSourceDefinitionSchema.parse(collector.source);
    for (const fact of facts) {
      expect(fact).toHaveProperty('value');
      expect(
        validateFactValue(collector.source, 'value' in fact && fact.value),
      ).toMatchObject({ ok: true });
    }
  });

  it('measures annotations against what is configured for the kind', async () => {
    const { collect } = await startCollector({
      scorecards: {
        catalog: {
          expectedAnnotations: {
            Component: ['example.com/pager', 'example.com/dashboard'],
            system: [],
          },
        },
      },
    });

    await expect(
      collect([
        entity('Component', 'half', {
          metadata: { annotations: { 'example.com/pager': 'p1' } },
        }),
        entity('System', 'visits'),
      ]),
    ).resolves.toMatchObject([
      {
        value: {
          missingAnnotations: ['example.com/dashboard'],
          annotationCompleteness: 0.5,
        },
      },
      { value: { missingAnnotations: [], annotationCompleteness: 1 } },
    ]);
  });

  it('asks in several requests when the batch has very many relations', async () => {
    const { collect, getEntitiesByRefs } = await startCollector();
    const relations = Array.from({ length: 1_200 }, (_, index) => ({
      type: 'hasPart',
      targetRef: `component:default/part-${index}`,
    }));

    const [fact] = await collect([entity('System', 'huge', { relations })]);

    expect(getEntitiesByRefs).toHaveBeenCalledTimes(3);
    expect(fact).toMatchObject({ value: { relationCount: 1_200 } });
    expect(fact).toHaveProperty('value.danglingRelations.length', 100);
  });

  it('stops when it is told to, and passes on that the catalog is away', async () => {
    const { collect, getEntitiesByRefs } = await startCollector();
    const owned = entity('Component', 'owned', {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/visits-team' }],
    });

    await expect(
      collect([owned], AbortSignal.abort(new Error('took too long'))),
    ).rejects.toThrow('took too long');
    expect(getEntitiesByRefs).not.toHaveBeenCalled();

    getEntitiesByRefs.mockRejectedValueOnce(new Error('catalog is away'));
    await expect(collect([owned])).rejects.toThrow('catalog is away');
  });
});

async function startCollector(data: object = {}) {
  const inCatalog = catalogServiceMock({
    entities: [
      entity('Group', 'visits-team'),
      entity('System', 'visits'),
      entity('Resource', 'visits-db'),
      entity('API', 'visits'),
      entity('Component', 'visits-api'),
    ],
  });
  const getEntitiesByRefs = jest.fn<
    ReturnType<typeof inCatalog.getEntitiesByRefs>,
    Parameters<typeof inCatalog.getEntitiesByRefs>
  >((request, options) => inCatalog.getEntitiesByRefs(request, options));

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
      scorecardsModuleCatalog,
      catalogServiceMock.mock({ getEntitiesByRefs }).factory,
      mockServices.rootConfig.factory({ data }),
    ],
  });

  const [collector] = collectors;
  function collect(
    entities: Entity[],
    signal: AbortSignal = new AbortController().signal,
  ) {
    return collector.collect(entities, {
      logger: mockServices.logger.mock(),
      refresh: false,
      signal,
    });
  }
  return { collect, collector, getEntitiesByRefs };
}

function entity(
  kind: string,
  name: string,
  parts: {
    metadata?: Partial<Entity['metadata']>;
    spec?: Entity['spec'];
    relations?: Entity['relations'];
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...parts.metadata },
    spec: parts.spec,
    relations: parts.relations,
  };
}
