import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

describe.each(databases.eachSupportedId())('definitions, %p', id => {
  async function setup(config?: object) {
    directory.setContent({
      monitoring: { 'policy.yaml': POLICY, 'visit.yaml': JOURNEY },
    });
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([database('visits-db'), service('visits-api')]),
      definitions: `${directory.path}/monitoring`,
      config: { ...config },
      features: [logger.factory],
    });
    await backend.refresh();
    return { ...backend, logger };
  }

  it('say what parts need', async () => {
    const { get } = await setup();
    const { rules, problems } = await get('/policy');
    expect(problems).toEqual([]);
    expect(rules).toMatchObject([
      {
        title: 'Services',
        types: ['service'],
        signals: ['latency', 'errors'],
        parts: 1,
      },
      { title: 'Libraries need no monitor', signals: [], parts: 0 },
      { title: 'Databases', signals: ['saturation', 'storage'], parts: 1 },
    ]);
  });

  it('stay in force as they were without problems', async () => {
    const { get, logger, refresh } = await setup();
    directory.addContent({
      'monitoring/policy.yaml': POLICY.replace('[saturation,', '[smell,'),
      'monitoring/visit.yaml': `${JOURNEY}  - title: [`,
    });
    await refresh();
    await refresh();
    const { rules, problems } = await get('/policy');
    expect(rules).toMatchObject([
      {},
      {},
      { signals: ['saturation', 'storage'] },
    ]);
    expect(problems).toMatchObject([
      {
        location: `${directory.path}/monitoring/policy.yaml`,
        line: expect.any(Number),
        message: expect.stringContaining('rules[2].signals'),
      },
      { location: `${directory.path}/monitoring/visit.yaml` },
    ]);
    expect((await get('/journeys')).items).toHaveLength(1);
    expect((await get('/parts')).totalItems).toBe(2);
    // It is said once, not every minute.
    expect(
      logger.warn.mock.calls.filter(([text]) =>
        text.includes('rules[2].signals'),
      ),
    ).toHaveLength(1);

    directory.addContent({
      'monitoring/policy.yaml': POLICY.replace('[saturation,', '[errors,'),
      'monitoring/visit.yaml': JOURNEY,
    });
    await refresh();
    expect(await get('/policy')).toMatchObject({
      rules: [{}, {}, { signals: ['errors', 'storage'] }],
      problems: [],
    });
    expect(
      (await get('/parts/resource/default/visits-db')).cells,
    ).toMatchObject([{ signal: 'errors' }, { signal: 'storage' }]);
  });

  it('do not vanish with what they cannot be read from', async () => {
    const { get, refresh } = await setup();
    directory.setContent({});
    await refresh();
    expect((await get('/parts')).totalItems).toBe(2);
    expect((await get('/policy')).problems).toMatchObject([
      { message: expect.stringContaining('ENOENT') },
    ]);
    // A file that is really gone no longer counts.
    directory.setContent({ monitoring: { 'visit.yaml': JOURNEY } });
    await refresh();
    expect((await get('/parts')).totalItems).toBe(0);
    expect((await get('/policy')).problems).toEqual([]);
    expect((await get('/journeys')).items).toHaveLength(1);
  });

  it('are refused where the configuration is wrong', async () => {
    await expect(
      setup({ definitions: [{ type: 'ftp', target: 'x' }] }),
    ).rejects.toThrow("'monitorCoverage.definitions[0].type'");
    await expect(
      setup({ refresh: { schedule: { frequency: 'often' } } }),
    ).rejects.toThrow("'monitorCoverage.refresh.schedule'");
  });
});
