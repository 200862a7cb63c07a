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
  part,
  service,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())('parts, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const knex = await databases.init(id);
    const catalog = new TestCatalog([
      group('visits-team'),
      database('visits-db', {
        system: 'system:default/visits',
        annotations: { 'guildhall.dev/tier': '1' },
      }),
      database('reports-db', { owner: 'group:default/reports-team' }),
      service('visits-api', { dependsOn: ['resource:default/visits-db'] }),
      service('booking', { dependsOn: ['component:default/visits-api'] }),
      part('Component', 'dates', { type: 'library' }),
      part('API', 'visits', { type: 'openapi' }),
    ]);
    const provider = new TestProvider('one', [monitor('busy', 'visits-db')]);
    const backend = await startMonitorCoverage({
      knex,
      catalog,
      definitions: directory.path,
      providers: [provider],
    });
    return { ...backend, catalog, knex, provider };
  }

  it('are those of the catalog, whether or not anything watches them', async () => {
    const { get, refresh } = await setup();
    expect(await get('/parts')).toEqual({ items: [], totalItems: 0 });
    expect((await get('/providers')).items).toMatchObject([
      { id: 'one', status: 'waiting', monitors: 0 },
    ]);
    expect((await get('/summary')).refreshedAt).toBeUndefined();

    await refresh();
    const { items, totalItems } = await get('/parts');
    expect(totalItems).toBe(5);
    expect(
      items.map((item: { title: string; gaps: number; endangers: number }) => [
        item.title,
        item.gaps,
        item.endangers,
      ]),
    ).toEqual([
      ['visits-api', 2, 1],
      ['booking', 2, 0],
      ['reports-db', 2, 0],
      // What they endanger counts for nothing while they are watched.
      ['dates', 0, 0],
      ['visits-db', 0, 2],
    ]);
    const [visitsDb] = items.filter(
      (item: { title: string }) => item.title === 'visits-db',
    );
    expect(visitsDb).toMatchObject({
      entityRef: 'resource:default/visits-db',
      kind: 'resource',
      type: 'database',
      owner: 'group:default/visits-team',
      system: 'system:default/visits',
      tier: '1',
      cells: [
        { signal: 'saturation', rung: 'routed' },
        {
          signal: 'storage',
          rung: 'none',
          waiver: { because: 'It shares a volume.' },
        },
      ],
    });
    expect(await get('/summary')).toMatchObject({
      parts: 5,
      cells: { none: 7, unknown: 0, routed: 1 },
      gaps: 6,
      waived: 1,
      withoutPolicy: 1,
      worst: [{ entityRef: 'component:default/visits-api' }, {}, {}, {}, {}],
      refreshedAt: expect.any(String),
    });
    expect((await get('/providers')).items).toMatchObject([
      { id: 'one', status: 'ok', monitors: 1, unmatched: 0 },
    ]);
  });

  it('can be filtered and paged', async () => {
    const { get, refresh } = await setup();
    await refresh();
    const titles = async (query: string) =>
      (await get(`/parts?order=name&${query}`)).items.map(
        ({ title }: { title: string }) => title,
      );
    expect(await titles('kind=Resource')).toEqual(['reports-db', 'visits-db']);
    expect(await titles('type=library&type=service')).toEqual([
      'booking',
      'dates',
      'visits-api',
    ]);
    expect(await titles('owner=Group:default/reports-team')).toEqual([
      'reports-db',
    ]);
    expect(await titles('system=system:default/visits')).toEqual(['visits-db']);
    expect(await titles('q=VISITS')).toEqual(['visits-api', 'visits-db']);
    expect(await titles('q=%25')).toEqual([]);
    expect(await titles('rung=routed&rung=proven')).toEqual(['visits-db']);
    expect(await titles('signal=saturation&rung=none')).toEqual(['reports-db']);
    for (const list of ['/parts?order=name', '/parts?order=danger', '/gaps?']) {
      const whole = await get(list);
      const paged: object[] = [];
      let cursor: string | undefined;
      do {
        const page = await get(
          `${list}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        expect(page.items.length).toBeLessThanOrEqual(2);
        expect(page.totalItems).toBe(whole.totalItems);
        paged.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect([list, paged]).toEqual([list, whole.items]);
    }
  });

  it('show their evidence, and how it came to that', async () => {
    const { get, provider, refresh } = await setup();
    const path = '/parts/resource/default/visits-db';
    await refresh();
    const [busy] = (await get(path)).matches;
    expect(busy).toMatchObject({
      monitor: { provider: 'one', id: 'busy', name: 'busy' },
      signal: 'saturation',
      kind: 'selector',
      rung: 'routed',
      receivers: [
        {
          name: 'visits-team',
          notifies: true,
          owner: 'group:default/visits-team',
        },
      ],
      findings: ['never-fired'],
    });
    expect(JSON.stringify(busy.explanation)).toContain('visits-db');

    const lastFiredAt = new Date().toISOString();
    provider.set({
      monitors: [
        monitor('busy', 'visits-db', {
          activity: { window: 86_400, firings: 1, lastFiredAt },
        }),
      ],
    });
    await refresh();
    expect(await get(path)).toMatchObject({
      policy: { title: 'Databases' },
      cells: [{ signal: 'saturation', rung: 'proven' }, { signal: 'storage' }],
      matches: [{ rung: 'proven', lastFiredAt }],
      changes: [
        { signal: 'saturation', from: 'routed', to: 'proven' },
        { signal: 'storage', to: 'none' },
        { signal: 'saturation', to: 'routed' },
      ],
    });
    provider.set({ monitors: [] });
    await refresh();
    expect(await get(path)).toMatchObject({
      cells: [{ signal: 'saturation', rung: 'none' }, { signal: 'storage' }],
      matches: [],
    });
    expect(await get('/parts/component/default/visits-api')).toMatchObject({
      dependsOn: [
        {
          entityRef: 'resource:default/visits-db',
          title: 'visits-db',
          weakest: { signal: 'saturation', rung: 'none' },
        },
      ],
    });
  });

  it('have the sentences that were kept before reasons had codes, until they are looked at again', async () => {
    const { get, knex, refresh } = await setup();
    const path = '/parts/resource/default/visits-db';
    await refresh();
    const known = await get(path);
    const text = 'It was a sentence';
    await knex('cell').update({ reason: text });
    await knex('part_match').update({ reason: text, explanation: text });
    await knex('finding').update({ message: text });
    await knex('cell_change').update({ reason: text });
    const reasons = [{ code: 'text', params: { text } }];
    expect(await get(path)).toMatchObject({
      cells: [{ reasons }, { reasons }],
      matches: [{ reasons, explanation: reasons }],
      changes: [{ reasons }, { reasons }],
    });
    expect((await get('/hygiene')).items[0]).toMatchObject({ reasons });

    await refresh();
    const { cells, changes, matches } = await get(path);
    expect([cells, matches]).toEqual([known.cells, known.matches]);
    expect(changes).toMatchObject([{ reasons }, { reasons }]);
    expect((await get('/hygiene')).items[0].reasons).not.toEqual(reasons);
  });

  it('follow the catalog', async () => {
    const { catalog, get, refresh } = await setup();
    await refresh();
    catalog.delete('resource:default/reports-db');
    catalog.set(database('new-db'));
    await refresh();
    const { items } = await get('/parts?kind=resource&order=name');
    expect(items).toMatchObject([{ title: 'new-db' }, { title: 'visits-db' }]);
    catalog.set(database('reports-db'));
    await refresh();
    expect((await get('/parts?kind=resource')).totalItems).toBe(3);
  });

  it('follow the catalog between rounds, once providers were asked', async () => {
    const { catalog, get, provider, refresh, run } = await setup();
    await run('follow-catalog');
    expect((await get('/parts')).totalItems).toBe(0);
    await refresh();
    catalog.delete('resource:default/visits-db');
    await refresh();
    catalog.set(database('visits-db'));
    await run('follow-catalog');
    expect((await get('/parts?q=visits-db')).items).toMatchObject([
      { cells: [{ signal: 'saturation', rung: 'routed' }, {}] },
    ]);
    expect(provider.reads).toBe(2);
  });

  it('write nothing when nothing changed', async () => {
    const { knex, refresh } = await setup();
    await refresh();
    const tables = [
      'part',
      'cell',
      'cell_change',
      'part_match',
      'finding',
      'monitor',
    ];
    const read = async () =>
      Promise.all(tables.map(table => knex(table).orderBy(1)));
    const before = await read();
    const writes: string[] = [];
    knex.on('query', ({ sql }) => {
      if (/^(insert|update|delete)/.test(sql)) {
        writes.push(sql.match(/(?:into|update|from) [`"](\w+)/)?.[1] ?? sql);
      }
    });
    await refresh();
    knex.removeAllListeners('query');
    expect(await read()).toEqual(before);
    expect([...new Set(writes)].sort()).toEqual(['coverage_state', 'provider']);
  });

  it('are told day by day', async () => {
    const { catalog, get, provider, refresh } = await setup();
    const now = Date.now();
    await atTime(now - 3 * DAY_MS, () => refresh());
    await atTime(now - 2 * DAY_MS, async () => {
      provider.set({ monitors: [] });
      await refresh();
    });
    await atTime(now - DAY_MS, async () => {
      catalog.delete('resource:default/reports-db');
      await refresh();
    });
    const counts = async (query = '') =>
      (await get(`/trend?days=30${query}`)).items.map(
        ({ cells }: { cells: Record<string, number> }) => [
          cells.none,
          cells.routed,
        ],
      );
    expect(await counts()).toEqual([
      [7, 1],
      [8, 0],
      [6, 0],
      [6, 0],
    ]);
    expect(await counts('&q=visits-db')).toEqual([
      [1, 1],
      [2, 0],
      [2, 0],
      [2, 0],
    ]);
    const { items } = await get('/trend?days=2');
    expect(items.map(({ day }: { day: string }) => day)).toEqual(
      [now - DAY_MS, now].map(time =>
        new Date(time).toISOString().slice(0, 10),
      ),
    );
  });
});
