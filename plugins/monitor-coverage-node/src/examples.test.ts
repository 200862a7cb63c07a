import {
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  createPartIndex,
  matchMonitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monitorCoverageModuleDatadog } from '../dev/datadog';
import { MonitorProvider } from './MonitorProvider';
import { monitorProvidersExtensionPoint } from './monitorProvidersExtensionPoint';

const world = setupServer();
registerMswTestHooks(world);

const monitor = {
  id: 17,
  name: 'visits-db is saturated',
  query:
    'avg(last_5m):avg:postgresql.percent_usage_connections{service:visits-db,env:prod} > 0.9',
  message: 'Full. See https://example.org/runbook @slack-data @someone',
  tags: ['team:data', 'service:visits-db', 'critical'],
  overall_state: 'OK',
};

async function startProvider(): Promise<MonitorProvider> {
  const providers: MonitorProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        monitorProvidersExtensionPoint,
        { addProvider: (added: MonitorProvider) => providers.push(added) },
      ],
    ],
    features: [
      monitorCoverageModuleDatadog,
      mockServices.rootConfig.factory({
        data: {
          datadog: {
            site: 'datadoghq.eu',
            apiKey: 'one',
            applicationKey: 'two',
          },
        },
      }),
    ],
  });
  return providers[0];
}

describe('the worked example of the documentation', () => {
  const signal = new AbortController().signal;

  it('is shown as it is tested', () => {
    const code = readFileSync(resolve(__dirname, '../dev/datadog.ts'), 'utf8');
    expect(
      readFileSync(
        resolve(__dirname, '../../../docs/monitor-providers.md'),
        'utf8',
      ),
    ).toContain(
      code
        .replace(
          `from '../src'`,
          `from '@guildhall/plugin-monitor-coverage-node'`,
        )
        .replace(
          'import { MonitorProvider, monitorProvidersExtensionPoint } from',
          'import {\n  MonitorProvider,\n  monitorProvidersExtensionPoint,\n} from',
        ),
    );
  });

  it('translates monitors so that they find their parts', async () => {
    world.use(
      http.get('https://api.datadoghq.eu/api/v1/monitor', ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('page') === '0'
            ? Array.from({ length: 100 }, (_, id) => ({ ...monitor, id }))
            : [{ ...monitor, overall_state: 'Skipped' }],
        ),
      ),
    );
    const { monitors } = await (await startProvider()).read({ signal });
    expect(monitors).toHaveLength(101);
    const [first] = monitors;
    expect(first).toMatchObject({
      id: '0',
      origin: { url: 'https://app.datadoghq.eu/monitors/0' },
      labels: { team: 'data', service: 'visits-db' },
      annotations: { runbook_url: 'https://example.org/runbook' },
      series: 'live',
      receivers: [
        { name: 'slack-data', notifies: true },
        { name: 'someone', notifies: true },
      ],
    });
    expect(monitors[100].series).toBe('unknown');

    const index = createPartIndex([
      { entityRef: 'resource:default/visits-db' },
    ]);
    expect(matchMonitor(index, first)).toMatchObject([
      { entityRef: 'resource:default/visits-db', kind: 'label' },
    ]);
  });

  it('answers nothing rather than half of it', async () => {
    world.use(
      http.get('https://api.datadoghq.eu/api/v1/monitor', ({ request }) =>
        new URL(request.url).searchParams.get('page') === '0'
          ? HttpResponse.json(
              Array.from({ length: 100 }, (_, id) => ({ ...monitor, id })),
            )
          : new HttpResponse(undefined, { status: 403 }),
      ),
    );
    const provider = await startProvider();
    await expect(provider.read({ signal })).rejects.toThrow(
      'Datadog answers with status 403: check datadog.apiKey',
    );
  });
});
