import { TestDatabases } from '@backstage/backend-test-utils';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  service,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

const rules = (alert: string, service_: string, expression: string) => `groups:
  - name: services
    rules:
      - alert: ${alert}
        expr: ${expression}
        labels: { service: ${service_} }
`;

const ERRORS = rules(
  'VisitsApiErrors',
  'visits-api',
  `sum(rate(http_requests_total{service="visits-api", status=~"5.."}[5m])) > 1`,
);

describe.each(databases.eachSupportedId())('suggestions, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const provider = new TestProvider('one');
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team'),
        database('visits-db', { tags: ['postgresql'] }),
        service('visits-api'),
      ]),
      definitions: directory.path,
      providers: [provider],
    });
    await backend.refresh();
    const suggest = async () =>
      (
        await backend.get(
          '/suggestions?part=Resource:default/visits-db&signal=saturation',
        )
      ).items;
    return { ...backend, provider, suggest };
  }

  it('know the part, and what the servers have', async () => {
    const { provider, refresh, suggest } = await setup();
    const [unknown] = await suggest();
    expect(unknown.rules).toContain('visits-db');
    expect(unknown.rules).toContain('visits-team');
    expect(unknown.metrics).toContainEqual(
      expect.objectContaining({ present: 'unknown' }),
    );

    const metrics: string[] = unknown.metrics.map(
      ({ name }: { name: string }) => name,
    );
    provider.set({
      monitors: [
        monitor('full', 'visits-db', {
          signal: 'storage',
          selectors: [
            { metric: 'disk_free', labels: { instance_name: 'visits-db' } },
          ],
        }),
      ],
      metrics,
    });
    await refresh();
    const [known] = await suggest();
    expect(known.metrics).toContainEqual(
      expect.objectContaining({ present: 'yes' }),
    );
    // As other monitors of the part already select it.
    expect(known.rules).toContain('instance_name="visits-db"');
  });

  it('come with a gate for changes of rules', async () => {
    const { post } = await setup();
    const file = (content: string) => ({ path: 'rules.yaml', content });
    const gate = (before: object[], after: object[]) =>
      post('/gate', { before, after });
    expect(await gate([], [file(ERRORS)])).toEqual({
      changes: [
        {
          entityRef: 'component:default/visits-api',
          signal: 'errors',
          before: 'none',
          after: 'rule',
          monitors: [expect.any(String)],
        },
      ],
      gained: 1,
      lost: 0,
      parts: expect.any(Number),
      problems: [],
    });
    expect(await gate([file(ERRORS)], [])).toMatchObject({
      changes: [{ signal: 'errors', before: 'rule', after: 'none' }],
      gained: 0,
      lost: 1,
    });
    expect(
      await gate(
        [file(ERRORS)],
        [
          file(ERRORS),
          {
            path: 'rules_test.yaml',
            content: 'rule_files: [rules.yaml]\ntests: []\n',
          },
          {
            path: 'broken.yaml',
            content: rules('Broken', 'visits-api', 'sum(('),
          },
        ],
      ),
    ).toMatchObject({
      changes: [],
      problems: [{ path: 'broken.yaml', line: 5, message: expect.any(String) }],
    });
  });
});
