import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  FactInput,
  FactSourceDefinition,
  factSourceDefinitionSchema,
  pushFactsRequestSchema,
} from '@guildhall/plugin-scorecards-common';
import { http, HttpResponse, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { FactsService } from './FactsService';
import { factsServiceRef } from './service';

const scorecards = setupServer();
registerMswTestHooks(scorecards);

const BASE_URL = 'http://scorecards.example.com/api/scorecards';
const credentials = mockCredentials.service('plugin:registry');
const source: FactSourceDefinition = {
  id: 'permits',
  title: 'Permits',
  description: 'What an application may do where',
  maxAge: { days: 1 },
  fields: { granted: { type: 'bool', description: 'There is a permit' } },
};

const nothing = { changed: 0, unchanged: 0, rejected: [] };

describe('factsServiceRef', () => {
  it('pushes more facts than fit in a request, and counts through', async () => {
    const batches: unknown[][] = [];
    const tokens = new Set<string | null>();
    scorecards.use(
      http.post(`${BASE_URL}/facts`, async ({ request }) => {
        tokens.add(request.headers.get('Authorization'));
        const { facts } = pushFactsRequestSchema.parse(await request.json());
        batches.push(facts);
        return HttpResponse.json({
          changed: 1,
          unchanged: facts.length - 3,
          rejected: [
            { index: 0, reason: 'the first' },
            { index: facts.length - 1, reason: 'the last' },
          ],
        });
      }),
    );
    const { facts } = await startPlugin({ at: BASE_URL });
    const all = factsOf(2_500);

    await expect(facts.push(all, { credentials })).resolves.toEqual({
      changed: 3,
      unchanged: 2_491,
      rejected: [
        { index: 0, reason: 'the first' },
        { index: 999, reason: 'the last' },
        { index: 1_000, reason: 'the first' },
        { index: 1_999, reason: 'the last' },
        { index: 2_000, reason: 'the first' },
        { index: 2_499, reason: 'the last' },
      ],
    });
    expect(batches.map(batch => batch.length)).toEqual([1_000, 1_000, 500]);
    expect(batches.flat()).toEqual(all);
    expect([...tokens]).toEqual([
      mockCredentials.service.header({
        onBehalfOf: credentials,
        targetPluginId: 'scorecards',
      }),
    ]);

    await expect(facts.push([], { credentials })).resolves.toEqual(nothing);
    expect(batches).toHaveLength(3);
  });

  it('pushes large facts in smaller requests', async () => {
    const batches: number[] = [];
    scorecards.use(
      http.post(`${BASE_URL}/facts`, async ({ request }) => {
        const body = await request.text();
        const { facts } = pushFactsRequestSchema.parse(JSON.parse(body));
        expect(body.length).toBeLessThan(20_000_000);
        batches.push(facts.length);
        return HttpResponse.json({
          ...nothing,
          rejected: [{ index: facts.length - 1, reason: 'the last' }],
        });
      }),
    );
    const { facts } = await startPlugin({ at: BASE_URL });
    const large = factsOf(400).map(fact => ({
      ...fact,
      value: { note: 'x'.repeat(60_000) },
    }));

    const { rejected } = await facts.push(large, { credentials });
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.reduce((sum, count) => sum + count)).toBe(400);
    expect(rejected[0].index).toBe(batches[0] - 1);
    expect(rejected[rejected.length - 1].index).toBe(399);
  });

  it('declares a source', async () => {
    const declared: FactSourceDefinition[] = [];
    scorecards.use(
      http.put(`${BASE_URL}/sources/permits`, async ({ request }) => {
        declared.push(factSourceDefinitionSchema.parse(await request.json()));
        return new HttpResponse(undefined, { status: 204 });
      }),
    );
    const { facts } = await startPlugin({ at: BASE_URL });

    await facts.declareSource(source, { credentials });
    expect(declared).toEqual([source]);
  });

  it('passes on why scorecards refuses, and stops there', async () => {
    let requests = 0;
    scorecards.use(
      http.post(`${BASE_URL}/facts`, () => {
        requests += 1;
        return requests === 1
          ? HttpResponse.json({ ...nothing, changed: 1_000 })
          : refusal(403, 'NotAllowedError', 'not you');
      }),
      http.put(`${BASE_URL}/sources/permits`, () =>
        refusal(400, 'InputError', "'permits' belongs to plugin:other"),
      ),
    );
    const { facts, logger } = await startPlugin({ at: BASE_URL });

    await expect(
      facts.push(factsOf(2_500), { credentials }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'not you' },
    });
    expect(requests).toBe(2);
    await expect(
      facts.declareSource(source, { credentials }),
    ).rejects.toMatchObject({
      cause: { message: "'permits' belongs to plugin:other" },
    });
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('fails when the backend that should have scorecards is away', async () => {
    scorecards.use(
      http.post(`${BASE_URL}/facts`, () => HttpResponse.error()),
      http.put(`${BASE_URL}/sources/permits`, () =>
        refusal(503, 'ServiceUnavailableError', 'still starting'),
      ),
    );
    const { facts, logger } = await startPlugin({ at: BASE_URL });

    await expect(facts.push(factsOf(1), { credentials })).rejects.toThrow();
    await expect(
      facts.declareSource(source, { credentials }),
    ).rejects.toMatchObject({ cause: { message: 'still starting' } });
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('does nothing, and says so once, where scorecards is not installed', async () => {
    const asked: string[] = [];
    scorecards.use(
      http.all('http://localhost:*/api/scorecards/*', ({ request }) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return passthrough();
      }),
    );
    const { facts, logger, port } = await startPlugin();

    await facts.declareSource(source, { credentials });
    await expect(facts.push(factsOf(1_001), { credentials })).resolves.toEqual(
      nothing,
    );
    await facts.push(factsOf(1), { credentials });

    expect(asked).toEqual([
      'PUT /api/scorecards/sources/permits',
      'POST /api/scorecards/facts',
      'POST /api/scorecards/facts',
    ]);
    expect(logger.info.mock.calls).toEqual([
      [
        `Facts go nowhere, because there is no scorecards plugin at http://localhost:${port}/api/scorecards; if it runs in another backend, name that in 'discovery.endpoints'`,
      ],
    ]);
  });

  it('notices when scorecards comes and goes', async () => {
    let isInstalled = false;
    scorecards.use(
      http.post(`${BASE_URL}/facts`, () =>
        isInstalled
          ? HttpResponse.json({ ...nothing, changed: 1 })
          : new HttpResponse(undefined, { status: 404 }),
      ),
    );
    const { facts, logger } = await startPlugin({ at: BASE_URL });
    const push = () => facts.push(factsOf(1), { credentials });

    await expect(push()).resolves.toEqual(nothing);
    isInstalled = true;
    await expect(push()).resolves.toEqual({ ...nothing, changed: 1 });
    expect(logger.info).toHaveBeenCalledTimes(1);
    isInstalled = false;
    await expect(push()).resolves.toEqual(nothing);
    expect(logger.info).toHaveBeenCalledTimes(2);
  });
});

function factsOf(count: number): FactInput[] {
  return Array.from({ length: count }, (_, index) => ({
    entityRef: `component:default/c${index}`,
    source: 'permits',
    value: { granted: true },
  }));
}

function refusal(statusCode: number, name: string, message: string) {
  return HttpResponse.json(
    {
      error: { name, message },
      request: { method: 'POST', url: '/facts' },
      response: { statusCode },
    },
    { status: statusCode },
  );
}

/** Starts a backend with a plugin that has facts to push, and no scorecards. */
async function startPlugin(options?: { at: string }) {
  const plugin: { facts?: FactsService } = {};
  const logger = mockServices.logger.mock();
  const { server } = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'registry',
        register(env) {
          env.registerInit({
            deps: { facts: factsServiceRef },
            async init({ facts }) {
              plugin.facts = facts;
            },
          });
        },
      }),
      logger.factory,
      ...(options
        ? [
            mockServices.discovery.mock({ getBaseUrl: async () => options.at })
              .factory,
          ]
        : []),
    ],
  });
  if (!plugin.facts) {
    throw new Error('The plugin did not start');
  }
  return { facts: plugin.facts, logger, port: server.port() };
}
