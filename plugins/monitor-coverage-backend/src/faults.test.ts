import { TestDatabases } from '@backstage/backend-test-utils';
import { atTime } from './__testUtils__/atTime';
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

const VISITS_DB = '/parts/resource/default/visits-db';

describe.each(databases.eachSupportedId())('faults, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const knex = await databases.init(id);
    const catalog = new TestCatalog([
      group('visits-team'),
      database('visits-db'),
      database('reports-db'),
      service('visits-api'),
    ]);
    const one = new TestProvider('one', [monitor('busy', 'visits-db')]);
    const two = new TestProvider('two', [monitor('full', 'reports-db')]);
    const start = (providers: TestProvider[]) =>
      startMonitorCoverage({
        knex,
        catalog,
        definitions: directory.path,
        providers,
        config: { refresh: { timeout: { milliseconds: 100 } } },
      });
    const backend = await start([one, two]);
    const rungs = async () => {
      const { items } = await backend.get('/parts?kind=resource&order=name');
      return Object.fromEntries(
        items.map((item: { title: string; cells: Array<{ rung: string }> }) => [
          item.title,
          item.cells.map(({ rung }) => rung),
        ]),
      );
    };
    return { ...backend, catalog, knex, one, rungs, start, two };
  }

  const FAULTS: Array<[string, RegExp, TestProvider['answer']]> = [
    [
      'is down',
      /connect ECONNREFUSED/,
      async () => {
        throw new Error('connect ECONNREFUSED 127.0.0.1:9090');
      },
    ],
    [
      'throws at once',
      /not today/,
      () => {
        throw new Error('not today');
      },
    ],
    [
      'is slow',
      /did not answer within 0.1 seconds/,
      () => new Promise(() => {}),
    ],
    [
      'minds that it is slow',
      /did not answer within 0.1 seconds/,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    ],
    [
      'answers something else',
      /monitors.0.name: .*; monitors.0.origin/,
      async () => JSON.parse('{"monitors": [{"id": "a"}]}'),
    ],
    ['answers nothing', /not as it must be/, async () => JSON.parse('null')],
    [
      'answers a time that is none',
      /silences.0.endsAt/,
      async () => ({
        monitors: [
          monitor('busy', 'visits-db', {
            silences: [
              {
                id: 's',
                createdBy: 'a',
                comment: '',
                startsAt: '2026-11-01T00:00:00Z',
                endsAt: 'for ever',
              },
            ],
          }),
        ],
      }),
    ],
    [
      'answers one twice',
      /two monitors with the id 'busy'/,
      async () => ({
        monitors: [monitor('busy', 'visits-db'), monitor('busy', 'visits-db')],
      }),
    ],
    [
      'has names that no database keeps',
      /NUL/,
      async () => ({ monitors: [monitor('bu\0sy', 'visits-db')] }),
    ],
  ];

  it.each(FAULTS)(
    'keep what was known of a provider that %s',
    async (_, message, answer) => {
      const { get, one, refresh, rungs } = await setup();
      await refresh();
      const before = await get(VISITS_DB);
      expect(await rungs()).toEqual({
        'visits-db': ['routed', 'none'],
        'reports-db': ['routed', 'none'],
      });

      const usual = one.answer;
      one.answer = answer;
      await refresh();
      await refresh();
      // What the other provider says is as good as before.
      expect(await rungs()).toEqual({
        'visits-db': ['unknown', 'none'],
        'reports-db': ['routed', 'none'],
      });
      const [provider] = (await get('/providers')).items;
      expect(provider).toMatchObject({
        id: 'one',
        status: 'failing',
        monitors: 1,
        lastGoodAt: expect.any(String),
      });
      expect(provider.error).toMatch(message);
      const during = await get(VISITS_DB);
      expect(during.matches).toEqual(before.matches);
      expect(during.cells[0]).toMatchObject({
        rung: 'unknown',
        lastGood: { rung: 'routed', at: expect.any(String) },
      });
      expect(during.gaps).toBe(0);
      expect((await get('/gaps?q=visits-db')).items).toEqual([]);

      one.answer = usual;
      await refresh();
      const after = await get(VISITS_DB);
      expect(after.cells[0]).toMatchObject({ rung: 'routed' });
      expect(after.cells[0].lastGood).toBeUndefined();
      expect((await get('/providers')).items).toMatchObject([
        { id: 'one', status: 'ok' },
        { id: 'two', status: 'ok' },
      ]);
    },
  );

  it('make nothing red or green that nobody could tell yet', async () => {
    const { get, one, refresh, rungs, two } = await setup();
    one.fail('away');
    two.fail('away');
    await refresh();
    expect(await rungs()).toEqual({
      'visits-db': ['unknown', 'unknown'],
      'reports-db': ['unknown', 'unknown'],
    });
    const [part] = (await get('/parts?q=visits-db')).items;
    expect(part.cells[0].lastGood).toBeUndefined();
    expect(part.cells[0].reasons).toEqual([
      {
        code: 'not-answering',
        params: { providers: ['Test one', 'Test two'] },
      },
    ]);
    expect(await get('/summary')).toMatchObject({
      cells: { unknown: 6 },
      gaps: 0,
    });
  });

  it('do not stop what is done without the catalog', async () => {
    const { catalog, get, one, refresh, rungs } = await setup();
    await refresh();
    catalog.problem = new Error('the catalog is away');
    one.set({ monitors: [] });
    await refresh();
    expect(await rungs()).toEqual({
      'visits-db': ['none', 'none'],
      'reports-db': ['routed', 'none'],
    });
    expect((await get('/parts')).totalItems).toBe(3);
  });

  it('forget a provider only when nobody asks it any more', async () => {
    const { get, refresh, rungs, start, two } = await setup();
    await refresh();
    const next = await start([two]);
    await next.refresh();
    // Another replica may still be asking it.
    expect((await get('/providers')).items).toHaveLength(2);
    await atTime(Date.now() + 16 * 60_000, () => next.refresh());
    expect((await next.get('/providers')).items).toMatchObject([
      { id: 'two', status: 'ok' },
    ]);
    expect(await rungs()).toEqual({
      'visits-db': ['none', 'none'],
      'reports-db': ['routed', 'none'],
    });
  });

  it('do not let two providers be taken for one', async () => {
    const { one, start } = await setup();
    await expect(start([one, new TestProvider('one')])).rejects.toThrow(
      "two monitor providers with the id 'one'",
    );
  });

  it('end a round that is cut off, and the next one goes on', async () => {
    const { get, one, refresh, rungs } = await setup();
    await refresh();
    const controller = new AbortController();
    const usual = one.answer;
    one.answer = async () => {
      controller.abort();
      return new Promise(() => {});
    };
    await expect(refresh(controller.signal)).rejects.toThrow();
    expect((await get('/providers')).items).toMatchObject([
      { id: 'one', status: 'ok' },
      { id: 'two', status: 'ok' },
    ]);
    one.answer = usual;
    await refresh();
    expect(await rungs()).toMatchObject({ 'visits-db': ['routed', 'none'] });
  });
});
