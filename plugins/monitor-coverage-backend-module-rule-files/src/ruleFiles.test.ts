import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  MonitorProvider,
  monitorProvidersExtensionPoint,
} from '@guildhall/plugin-monitor-coverage-node';
import monitorCoverageModuleRuleFiles from '.';

async function startReader(
  collection: JsonObject,
  search?: UrlReaderService['search'],
) {
  const providers: MonitorProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        monitorProvidersExtensionPoint,
        { addProvider: (added: MonitorProvider) => providers.push(added) },
      ],
    ],
    features: [
      monitorCoverageModuleRuleFiles,
      mockServices.rootConfig.factory({
        data: {
          monitorCoverage: { ruleFiles: [{ id: 'rules', ...collection }] },
        },
      }),
      ...(search ? [mockServices.urlReader.mock({ search }).factory] : []),
    ],
  });
  const [provider] = providers;
  return () => provider.read({ signal: new AbortController().signal });
}

const rules = `
groups:
  - name: database
    labels: { team: data }
    rules:
      - alert: Saturated
        expr: pg_cpu{job="visits-db"} > 0.9
        labels: { severity: page }
        annotations: { runbook_url: https://example.org/runbook }
      - alert: Quiet
        expr: sum by (service) (rate(http_requests_total[5m])) == 0
        labels: { severity: none }
      - alert: Broken
        expr: sum(rate(
`;

const test = `
rule_files: [ ../rules/database.yaml ]
tests:
  - name: full
    input_series: [ { series: 'pg_cpu{job="visits-db"}', values: '1x10' } ]
    alert_rule_test:
      - alertname: Saturated
        eval_time: 5m
        exp_alerts: [ { exp_labels: { severity: page, team: data, job: visits-db } } ]
`;

const alertmanager = `
route:
  receiver: everybody
  routes:
    - { receiver: blackhole, matchers: [ severity="none" ] }
    - { receiver: data, matchers: [ team="data" ] }
receivers:
  - { name: everybody, email_configs: [ { to: all@example.org } ] }
  - { name: data, slack_configs: [ { channel: data } ] }
  - { name: blackhole }
`;

const folder = createMockDirectory();

beforeEach(() => {
  folder.setContent({
    rules: { 'database.yaml': rules },
    'rule-tests': { 'database.yaml': test },
    'alertmanager.yaml': alertmanager,
  });
});

describe('rule files of a folder', () => {
  it('are monitors, with their tests and receivers', async () => {
    const read = await startReader({
      target: folder.resolve('rules/*.yaml'),
      tests: folder.resolve('rule-tests/*.yaml'),
      alertmanager: folder.resolve('alertmanager.yaml'),
    });
    const { monitors, notices } = await read();
    expect(monitors).toMatchObject([
      {
        id: 'database.yaml#database#Saturated',
        name: 'Saturated',
        origin: { title: 'database.yaml, database' },
        labels: { team: 'data', severity: 'page' },
        series: 'unknown',
        selectors: [{ metric: 'pg_cpu', labels: { job: 'visits-db' } }],
        receivers: [{ name: 'data', notifies: true }],
        tests: [{ kind: 'rule-test', title: expect.stringContaining('full') }],
      },
      { name: 'Quiet', receivers: [{ name: 'blackhole', notifies: false }] },
      { name: 'Broken', problem: expect.any(String) },
    ]);
    expect(notices).toEqual([
      expect.stringMatching(/^rules\/database\.yaml:\d+ /),
    ]);
    // An unchanged folder is an unchanged answer.
    expect((await read()).monitors).toBe(monitors);
  });

  it('keep their ids without tests, and follow every change', async () => {
    const read = await startReader({ target: folder.resolve('rules/*.yaml') });
    const [saturated] = (await read()).monitors;
    expect(saturated).toMatchObject({
      id: 'database.yaml#database#Saturated',
      receivers: undefined,
    });
    expect(saturated.tests).toBeUndefined();

    folder.addContent({
      'rules/queue.yaml':
        'groups: [ { name: q, rules: [ { alert: Full, expr: q > 1 } ] } ]',
    });
    expect((await read()).monitors.map(({ name }) => name)).toContain('Full');
  });

  it('do not say who hears of them when only their series tell', async () => {
    folder.addContent({
      'alertmanager.yaml': `
route: { receiver: all, routes: [ { receiver: visits, match: { service: visits-api } } ] }
receivers: [ { name: all }, { name: visits } ]
`,
    });
    const read = await startReader({
      target: folder.resolve('rules/*.yaml'),
      alertmanager: folder.resolve('alertmanager.yaml'),
    });
    const { monitors } = await read();
    expect(monitors.map(({ receivers }) => receivers)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('rule files at a URL', () => {
  const target = 'https://github.com/example/rules/blob/main/rules/*.yaml';

  it('are searched for, and not again before they change', async () => {
    const search: jest.MockedFunction<UrlReaderService['search']> = jest.fn();
    search.mockResolvedValueOnce({
      etag: 'one',
      files: [
        {
          url: 'https://github.com/example/rules/blob/main/rules/database.yaml',
          content: async () => Buffer.from(rules),
        },
      ],
    });
    search.mockRejectedValueOnce(new NotModifiedError());
    const read = await startReader({ target }, search);
    const { monitors } = await read();
    expect(monitors[0]).toMatchObject({
      id: 'database.yaml#database#Saturated',
      origin: {
        url: 'https://github.com/example/rules/blob/main/rules/database.yaml',
      },
    });
    expect((await read()).monitors).toEqual(monitors);
    expect(search.mock.calls.map(([, options]) => options?.etag)).toEqual([
      undefined,
      'one',
    ]);

    search.mockRejectedValueOnce(new Error('the host is away'));
    await expect(read()).rejects.toThrow(
      `${target} cannot be read: the host is away`,
    );
  });
});

describe('nothing is answered rather than half of it', () => {
  it.each([
    ['no files', () => folder.setContent({}), 'There is no file'],
    [
      'a file that is no YAML',
      () => folder.addContent({ 'rules/other.yaml': 'groups: [ {' }),
      'No rule of other.yaml can be read',
    ],
    [
      'a file that is something else',
      () => folder.addContent({ 'rules/other.yaml': 'title: Guide' }),
      'No rule of other.yaml can be read',
    ],
    [
      'a file that is no text',
      () => folder.addContent({ 'rules/other.yaml': Buffer.from([1, 0, 2]) }),
      'is not a text in UTF-8',
    ],
    [
      'routes that cannot be read',
      () => folder.addContent({ 'alertmanager.yaml': 'route: {}' }),
      'no receiver at the root of its routes',
    ],
  ])('with %s', async (_, change, message) => {
    change();
    const read = await startReader({
      target: folder.resolve('rules/*.yaml'),
      alertmanager: folder.resolve('alertmanager.yaml'),
    });
    await expect(read()).rejects.toThrow(message);
  });

  it('with an id that is none', async () => {
    await expect(startReader({ id: 'A B', target: 'x' })).rejects.toThrow(
      "'monitorCoverage.ruleFiles[0].id' must have lower-case letters",
    );
  });
});
