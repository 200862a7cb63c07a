import {
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { evaluateFilterPredicate } from '@backstage/filter-predicates';
import {
  factSourceDefinitionSchema,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deploymentsPlugin } from './__examples__/deployments';
import { scorecardsModuleOnCall } from './__examples__/onCall';
import {
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from './extensions';

const world = setupServer();
registerMswTestHooks(world);

describe('the examples of the README', () => {
  it.each(['onCall', 'deployments'])('shows %s as it is tested', name => {
    const code = readFileSync(
      resolve(__dirname, '__examples__', `${name}.ts`),
      'utf8',
    );
    expect(readFileSync(resolve(__dirname, '../README.md'), 'utf8')).toContain(
      code.replace(`from '..'`, `from '@guildhall/plugin-scorecards-node'`),
    );
  });

  it('collects who is on call', async () => {
    const collectors: FactCollector[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          scorecardsCollectorsExtensionPoint,
          {
            addCollector: (...added: FactCollector[]) =>
              collectors.push(...added),
          },
        ],
      ],
      features: [
        scorecardsModuleOnCall,
        mockServices.rootConfig.factory({
          data: { scorecards: { onCall: { pagerUrl: 'http://pager' } } },
        }),
      ],
    });
    const [collector] = collectors;
    const { filter = {}, source } = collector;
    expect(factSourceDefinitionSchema.parse(source)).toEqual(source);
    expect(
      [component('a'), component('b', 'experimental')].map(entity =>
        evaluateFilterPredicate(filter, entity),
      ),
    ).toEqual([true, false]);

    world.use(
      http.get('http://pager/rotas', () =>
        HttpResponse.json({ visits: ['ana', 'ben'] }),
      ),
    );
    const run = () =>
      collector.collect([component('visits'), component('bills')], {
        logger: mockServices.logger.mock(),
        refresh: false,
        signal: new AbortController().signal,
      });
    const facts = await run();
    expect(facts).toEqual([
      { entityRef: 'component:default/visits', value: { people: 2 } },
      { entityRef: 'component:default/bills', error: expect.any(String) },
    ]);
    expect(validateFactValue(source, { people: 2 })).toMatchObject({
      ok: true,
    });

    world.use(
      http.get(
        'http://pager/rotas',
        () => new HttpResponse(undefined, { status: 500 }),
      ),
    );
    await expect(run()).rejects.toThrow('status 500');
  });

  it('pushes deployments', async () => {
    const received: unknown[] = [];
    world.use(
      http.put('http://scorecards/sources/deployments', async ({ request }) => {
        factSourceDefinitionSchema.parse(await request.json());
        return new HttpResponse(undefined, { status: 204 });
      }),
      http.post('http://scorecards/facts', async ({ request }) => {
        received.push(await request.json());
        return HttpResponse.json({
          changed: 0,
          unchanged: 0,
          rejected: [{ index: 0, reason: 'no such entity' }],
        });
      }),
    );
    const logger = mockServices.logger.mock();
    await startTestBackend({
      features: [
        deploymentsPlugin,
        logger.factory,
        mockServices.discovery.mock({
          getBaseUrl: async () => 'http://scorecards',
        }).factory,
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
      ],
    });
    expect(received).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'Fact 0 was rejected: no such entity',
    );
  });
});

function component(name: string, lifecycle = 'production'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { lifecycle },
  };
}
