import { TestDatabases } from '@backstage/backend-test-utils';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  ME,
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

const names = Array.from({ length: 40 }, (_, index) => `db-${index}`);

describe.each(databases.eachSupportedId())('two replicas, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY, 'visit.yaml': JOURNEY });
    const catalog = new TestCatalog([
      group('visits-team', [ME, 'user:default/ana']),
      ...names.map(name => database(name)),
      service('booking', { dependsOn: ['resource:default/db-0'] }),
    ]);
    const provider = new TestProvider(
      'one',
      names.map(name => monitor(`busy-${name}`, name)),
    );
    const knex = await databases.init(id);
    const start = () =>
      startMonitorCoverage({
        knex,
        catalog,
        definitions: directory.path,
        providers: [provider],
      });
    return { catalog, knex, one: await start(), provider, two: await start() };
  }

  it('give the answer that one would give', async () => {
    const { catalog, knex, one, provider, two } = await setup();
    for (const round of [0, 1, 2]) {
      const watched = names.filter((_, index) => index % 3 !== round);
      provider.set({
        monitors: watched.map(name => monitor(`busy-${name}`, name)),
      });
      catalog.set(
        ...names.map(name => database(name, { system: `s:d/${round}` })),
      );
      await Promise.all([
        one.refresh(),
        two.refresh(),
        one.post('/providers/refresh'),
        two.post('/providers/refresh'),
      ]);
      for (const replica of [one, two]) {
        expect(await replica.get('/summary')).toMatchObject({
          parts: 41,
          cells: { routed: watched.length, none: 82 - watched.length },
        });
        const { weakest } = await replica.get('/journeys/visit');
        expect(weakest).toMatchObject({ rung: 'none' });
      }
    }
    // Each move once.
    const moves = await knex('cell_change')
      .where({ signal: 'saturation' })
      .orderBy('id')
      .select('entity_id', 'from_rung', 'to_rung');
    const last = new Map<number, string>();
    for (const { entity_id, from_rung, to_rung } of moves) {
      expect(from_rung).toBe(last.get(entity_id) ?? null);
      last.set(entity_id, to_rung);
    }
  });

  it('ask each provider once for all who want it now', async () => {
    const { knex, one, provider, two } = await setup();
    let begin = () => {};
    let end = () => {};
    const begun = new Promise<void>(resolve => {
      begin = resolve;
    });
    const ended = new Promise<void>(resolve => {
      end = resolve;
    });
    const { answer } = provider;
    provider.answer = async options => {
      begin();
      await ended;
      return answer(options);
    };
    const first = one.refresh();
    await begun;
    const refused = new Promise<void>(resolve => {
      let count = 0;
      knex.on('query-response', (_, { sql }) => {
        count += /^update .coverage_state. set .lease/.test(sql) ? 1 : 0;
        if (count === 2) {
          resolve();
        }
      });
    });
    const others = [two.post('/providers/refresh'), two.refresh()];
    await refused;
    end();
    await first;
    const [{ items }] = await Promise.all(others);
    expect(items).toMatchObject([{ id: 'one', status: 'ok', monitors: 40 }]);
    expect(provider.reads).toBe(1);
    expect((await two.get('/summary')).cells.routed).toBe(40);
  });

  it('lose nothing that people say meanwhile', async () => {
    const { catalog, one, provider, two } = await setup();
    await one.refresh();
    catalog.set(...names.map(name => database(name, { tags: ['new'] })));
    provider.set({
      monitors: names
        .slice(0, 38)
        .map(name => monitor(`busy-${name}`, name, { labels: {} })),
    });
    await Promise.all([
      one.refresh(),
      two.run('follow-catalog'),
      ...names.slice(0, 4).map((name, index) =>
        (index % 2 ? one : two).post('/matches', {
          provider: 'one',
          monitor: `busy-${name}`,
          entityRef: `resource:default/${name}`,
          signal: 'saturation',
          decision: 'reject',
        }),
      ),
      ...names.slice(4, 8).map((name, index) =>
        (index % 2 ? one : two).post('/watches', {
          entityRef: `resource:default/${name}`,
          outcome: 'all-well',
        }),
      ),
    ]);
    for (const replica of [one, two]) {
      expect(await replica.get('/summary')).toMatchObject({
        cells: { routed: 34, none: 48 },
        overdueWatches: 37,
      });
    }
  });
});
