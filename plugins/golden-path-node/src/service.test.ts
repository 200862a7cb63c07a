import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  beginEffectRequestSchema,
  Effect,
  finishEffectRequestSchema,
  preflightRequestSchema,
  recordServiceRequestSchema,
} from '@guildhall/plugin-golden-path-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { GoldenPathService } from './GoldenPathService';
import { goldenPathServiceRef } from './service';

const goldenPath = setupServer();
registerMswTestHooks(goldenPath);

const BASE_URL = 'http://golden-path.example.com/api/golden-path';
const maya = mockCredentials.user('user:default/maya.okafor');
const service = mockCredentials.service('plugin:scaffolder');

const effect: Effect = {
  id: 'e1',
  taskId: 't1',
  stepId: 'publish',
  key: 'repository',
  title: 'The repository visits at This machine',
  target: { kind: 'git-repository', host: 'local', name: 'visits' },
  status: 'pending',
  undo: 'Deletes the repository',
  createdBy: 'user:default/maya.okafor',
  createdAt: '2026-11-21T10:00:00.000Z',
};

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'service-node' },
  spec: { type: 'service', steps: [] },
};

const release = {
  name: 'service-node',
  version: '1.0.0',
  copyWithoutTemplating: ['.github/workflows/*'],
  files: [
    { path: 'run', mode: '100755', encoding: 'utf8', content: '#!/bin/sh\n' },
  ],
};

describe('goldenPathServiceRef', () => {
  it('asks as whom it is told to, and answers what the plugin does', async () => {
    const calls: unknown[] = [];
    async function record(request: Request, body?: unknown) {
      const { pathname, search } = new URL(request.url);
      calls.push([
        request.headers.get('Authorization') === header(maya)
          ? 'maya'
          : 'service',
        `${request.method} ${pathname.slice(
          '/api/golden-path'.length,
        )}${search}`,
        body,
      ]);
    }
    goldenPath.use(
      http.get(`${BASE_URL}/templates/entities`, async ({ request }) => {
        await record(request);
        return HttpResponse.json({ items: [template] });
      }),
      http.get(
        `${BASE_URL}/templates/service-node/releases/1.0.0/files`,
        async ({ request }) => {
          await record(request);
          return HttpResponse.json(release);
        },
      ),
      http.post(`${BASE_URL}/preflight`, async ({ request }) => {
        await record(
          request,
          preflightRequestSchema.parse(await request.json()),
        );
        return HttpResponse.json({ ok: true, findings: [] });
      }),
      http.post(`${BASE_URL}/effects`, async ({ request }) => {
        await record(
          request,
          beginEffectRequestSchema.parse(await request.json()),
        );
        return HttpResponse.json(effect);
      }),
      http.patch(`${BASE_URL}/effects/e1`, async ({ request }) => {
        await record(
          request,
          finishEffectRequestSchema.parse(await request.json()),
        );
        return HttpResponse.json({ ...effect, status: 'done' });
      }),
      http.get(`${BASE_URL}/effects`, async ({ request }) => {
        await record(request);
        return HttpResponse.json({ items: [effect], totalItems: 1 });
      }),
      http.post(`${BASE_URL}/services`, async ({ request }) => {
        await record(
          request,
          recordServiceRequestSchema.parse(await request.json()),
        );
        return new HttpResponse(undefined, { status: 204 });
      }),
    );
    const golden = await startService();

    await expect(
      golden.listTemplateEntities({ credentials: service }),
    ).resolves.toEqual([template]);
    await expect(
      golden.getReleaseFiles(
        { template: 'service-node', version: '1.0.0' },
        { credentials: maya },
      ),
    ).resolves.toEqual(release);
    const check = { answers: { name: 'visits' }, reserveFor: 't1' };
    await expect(
      golden.preflight(check, { credentials: maya }),
    ).resolves.toEqual({ ok: true, findings: [] });
    const { taskId, stepId, key, title, target, createdBy } = effect;
    const begin = { taskId, stepId, key, title, target, createdBy };
    await expect(
      golden.beginEffect(begin, { credentials: service }),
    ).resolves.toEqual(effect);
    await expect(
      golden.finishEffect('e1', { status: 'done' }, { credentials: service }),
    ).resolves.toEqual({ ...effect, status: 'done' });
    await expect(
      golden.listTaskEffects('t&1', { credentials: service }),
    ).resolves.toEqual([effect]);
    const made = {
      entityRef: 'component:default/visits',
      host: 'local',
      name: 'visits',
      template: 'service-node',
      version: '1.0.0',
      taskId,
      createdBy,
    };
    await golden.recordService(made, { credentials: service });

    expect(calls).toEqual([
      ['service', 'GET /templates/entities', undefined],
      ['maya', 'GET /templates/service-node/releases/1.0.0/files', undefined],
      ['maya', 'POST /preflight', check],
      ['service', 'POST /effects', begin],
      ['service', 'PATCH /effects/e1', { status: 'done' }],
      ['service', 'GET /effects?taskId=t%261&limit=200', undefined],
      ['service', 'POST /services', made],
    ]);
  });

  it('passes on a refusal, and does not believe what breaks the contract', async () => {
    goldenPath.use(
      http.post(`${BASE_URL}/preflight`, () =>
        HttpResponse.json(
          {
            error: { name: 'InputError', message: "'answers' is missing" },
            response: { statusCode: 400 },
          },
          { status: 400 },
        ),
      ),
      http.get(`${BASE_URL}/templates/entities`, () =>
        HttpResponse.json({ items: [{ kind: 'Template' }] }),
      ),
    );
    const golden = await startService();
    await expect(
      golden.preflight({ answers: {} }, { credentials: maya }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: "'answers' is missing",
    });
    await expect(
      golden.listTemplateEntities({ credentials: service }),
    ).rejects.toThrow('apiVersion');
  });
});

function header(credentials: typeof maya): string {
  return mockCredentials.service.header({
    onBehalfOf: credentials,
    targetPluginId: 'golden-path',
  });
}

async function startService(): Promise<GoldenPathService> {
  let found: GoldenPathService | undefined;
  await startTestBackend({
    features: [
      mockServices.discovery.mock({ getBaseUrl: async () => BASE_URL }).factory,
      createBackendPlugin({
        pluginId: 'scaffolder',
        register({ registerInit }) {
          registerInit({
            deps: { golden: goldenPathServiceRef },
            async init({ golden }) {
              found = golden;
            },
          });
        },
      }),
    ],
  });
  if (!found) {
    throw new Error('the plugin did not start');
  }
  return found;
}
