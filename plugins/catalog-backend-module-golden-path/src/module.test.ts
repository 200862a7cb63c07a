import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createServiceMock,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import {
  GoldenPathService,
  goldenPathServiceRef,
} from '@guildhall/plugin-golden-path-node';
import catalogModuleGoldenPath from '.';

const goldenPathServiceMock = createServiceMock(goldenPathServiceRef, () => ({
  listTemplateEntities: jest.fn(),
  getReleaseFiles: jest.fn(),
  preflight: jest.fn(),
  beginEffect: jest.fn(),
  finishEffect: jest.fn(),
  listTaskEffects: jest.fn(),
  recordService: jest.fn(),
}));

async function startModule(
  listTemplateEntities: GoldenPathService['listTemplateEntities'],
) {
  const providers: EntityProvider[] = [];
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addEntityProvider: (...added) => {
            providers.push(...added.flat());
          },
        },
      ],
    ],
    features: [
      catalogModuleGoldenPath,
      goldenPathServiceMock({ listTemplateEntities }).factory,
      logger.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
  for (const provider of providers) {
    await provider.connect(connection);
  }
  return {
    connection,
    logger,
    names: providers.map(provider => provider.getProviderName()),
    run: () => scheduler.triggerTask('golden-path-templates'),
  };
}

describe('catalogModuleGoldenPath', () => {
  it('gives the catalog the templates that there are', async () => {
    const listTemplateEntities = jest
      .fn<
        ReturnType<GoldenPathService['listTemplateEntities']>,
        Parameters<GoldenPathService['listTemplateEntities']>
      >()
      .mockResolvedValueOnce([
        template('service-node', '1.0.0'),
        template('adopt', '2.0.0', {
          'backstage.io/managed-by-location': 'url:https://example.com/a',
          'backstage.io/managed-by-origin-location':
            'url:https://example.com/b',
        }),
      ])
      .mockResolvedValueOnce([]);
    const { connection, names, run } = await startModule(listTemplateEntities);
    expect(names).toEqual(['golden-path']);

    await run();
    expect(listTemplateEntities).toHaveBeenCalledWith({
      credentials: mockCredentials.service('plugin:catalog'),
      signal: expect.any(AbortSignal),
    });
    expect(connection.applyMutation.mock.calls).toEqual([
      [
        {
          type: 'full',
          entities: [
            {
              locationKey: 'golden-path',
              entity: template('service-node', '1.0.0', {
                'backstage.io/managed-by-location':
                  'golden-path:templates/service-node',
                'backstage.io/managed-by-origin-location':
                  'golden-path:templates/service-node',
              }),
            },
            {
              locationKey: 'golden-path',
              entity: template('adopt', '2.0.0', {
                'backstage.io/managed-by-location': 'url:https://example.com/a',
                'backstage.io/managed-by-origin-location':
                  'url:https://example.com/b',
              }),
            },
          ],
        },
      ],
    ]);

    await run();
    expect(connection.applyMutation).toHaveBeenLastCalledWith({
      type: 'full',
      entities: [],
    });
  });

  it('leaves the catalog what it has while nothing answers', async () => {
    const { connection, logger, run } = await startModule(async () => {
      throw new Error('still starting');
    });
    await run();
    expect(connection.applyMutation).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('still starting'),
    );
  });
});

function template(
  name: string,
  version: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      annotations: {
        'guildhall.dev/template-version': version,
        ...annotations,
      },
    },
    spec: { type: 'service', steps: [] },
  };
}
