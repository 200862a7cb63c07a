import { TestDatabases } from '@backstage/backend-test-utils';
import { DEFINITIONS } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const A = 'component:default/a';
const DAY = 86_400_000;
const HOUR = 3_600_000;

describe.each(databases.eachSupportedId())('verdicts, %p', id => {
  async function setup(names = ['a', 'b']) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(service(name));
    }
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    const statuses = async (name = 'a') => {
      const report = await backend.get(`/entities/component/default/${name}`);
      return Object.fromEntries(
        report.verdicts.map(
          (verdict: { check: { id: string }; status: string }) => [
            verdict.check.id,
            verdict.status,
          ],
        ),
      );
    };
    return { ...backend, catalog, knex, statuses };
  }

  it('evaluates when facts arrive, and shows levels, reasons and what to do', async () => {
    const { events, get, push, signals, statuses } = await setup();
    expect(await statuses()).toEqual({
      'build-green': 'unknown',
      'well-covered': 'unknown',
    });

    await push({
      entityRef: A,
      source: 'build',
      value: { green: true, coverage: 61 },
    });
    expect(await statuses()).toEqual({
      'build-green': 'pass',
      'well-covered': 'warn',
    });
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'guildhall.scorecards.verdicts-changed',
      eventPayload: { entityRefs: [A] },
    });
    expect(signals.publish).toHaveBeenCalled();

    await push({
      entityRef: A,
      source: 'build',
      value: { green: false, coverage: 61 },
    });
    const report = await get('/entities/component/default/a');
    expect(report.ladders).toEqual([
      expect.objectContaining({
        level: 'none',
        points: 1.5,
        maxPoints: 4,
        coverage: 1,
        levels: [
          expect.objectContaining({ id: 'bronze', reached: false }),
          expect.objectContaining({ id: 'silver', reached: false }),
        ],
      }),
    ]);
    expect(report.verdicts[0]).toMatchObject({
      check: { id: 'build-green', effort: 0.5 },
      status: 'fail',
      message: 'The last build of a failed',
      next: true,
      askedBy: [{ scorecard: 'quality', level: 'bronze' }],
      fix: { title: 'Open the build', url: 'https://ci.example.com/a' },
      evidence: [
        {
          source: 'build',
          hash: expect.any(String),
          observedAt: expect.any(String),
        },
      ],
    });

    const history = await get(
      '/entities/component/default/a/history?check=build-green',
    );
    expect(
      history.items.map((item: { status: string; previous?: string }) => [
        item.status,
        item.previous,
      ]),
    ).toEqual([
      ['fail', 'pass'],
      ['pass', 'unknown'],
      ['unknown', undefined],
    ]);

    // Page by page it is the same, of all checks together too.
    const path = '/entities/component/default/a/history';
    const whole = await get(path);
    expect(whole.totalItems).toBe(5);
    const visited: object[] = [];
    let cursor = '';
    do {
      const page = await get(`${path}?limit=1${cursor}`);
      expect([page.items.length, page.totalItems]).toEqual([1, 5]);
      visited.push(...page.items);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(visited).toEqual(whole.items);
  });

  it('takes a fact at its word that it is true for less long', async () => {
    const { knex, push, statuses, synchronize } = await setup();
    const fact = (hours?: number) => ({
      entityRef: A,
      source: 'build',
      value: { green: true },
      ...(hours && {
        validUntil: new Date(Date.now() + hours * HOUR).toISOString(),
      }),
    });
    await push(fact());
    expect(await push(fact(40))).toMatchObject({ unchanged: 1 });
    expect(await push(fact(2))).toMatchObject({ unchanged: 1 });
    await letTimePass(knex, 3 * HOUR);
    await synchronize();
    expect(await statuses()).toMatchObject({ 'build-green': 'unknown' });
  });

  it('turns stale facts into unknown, from when they went stale', async () => {
    const { get, knex, push, statuses, synchronize } = await setup();
    await push({
      entityRef: A,
      source: 'build',
      value: { green: true, coverage: 90 },
    });
    await letTimePass(knex, 3 * DAY);
    await synchronize();
    expect(await statuses()).toEqual({
      'build-green': 'unknown',
      'well-covered': 'unknown',
    });
    const { items } = await get(
      '/entities/component/default/a/history?check=build-green',
    );
    expect(items[0]).toMatchObject({ status: 'unknown', previous: 'pass' });
    expect(Math.abs(Date.parse(items[0].at) - (Date.now() - DAY))).toBeLessThan(
      60_000,
    );

    // The same value, seen again, is known again.
    await push({
      entityRef: A,
      source: 'build',
      value: { green: true, coverage: 90 },
    });
    expect(await statuses()).toMatchObject({ 'build-green': 'pass' });
  });

  it('writes nothing when nothing changed', async () => {
    const { knex, push, synchronize } = await setup();
    const fact = {
      entityRef: A,
      source: 'build',
      value: { green: true, coverage: 90 },
    };
    await push(fact);
    const tables = ['fact_past', 'verdict_past', 'score_past'];
    const count = () =>
      Promise.all(tables.map(table => knex(table).count({ rows: '*' })));
    const verdicts = await knex('verdict_current').orderBy('check_id');
    const before = await count();
    for (let day = 0; day < 30; day++) {
      await push(fact);
    }
    await synchronize();
    expect(await count()).toEqual(before);
    expect(await knex('verdict_current').orderBy('check_id')).toEqual(verdicts);
  });

  it('takes the same number of statements for one fact as for a hundred', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `s${index}`);
    const { knex, push } = await setup(names);
    const statements = async (count: number, green: boolean) => {
      let queries = 0;
      const onQuery = () => {
        queries += 1;
      };
      knex.on('query', onQuery);
      await push(
        ...names.slice(0, count).map(name => ({
          entityRef: `component:default/${name}`,
          source: 'build',
          value: { green, coverage: 90 },
        })),
      );
      knex.removeListener('query', onQuery);
      return queries;
    };
    await statements(100, false);
    const hundred = await statements(100, true);
    expect(await statements(1, false)).toBe(hundred);
  });

  it('lets others have their turn while it evaluates', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `s${index}`);
    const { push } = await setup(names);
    let isDone = false;
    let turns = 0;
    const count = () => {
      turns += 1;
      if (!isDone) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    await push(
      ...names.map(name => ({
        entityRef: `component:default/${name}`,
        source: 'build',
        value: { green: true, coverage: 90 },
      })),
    );
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  it('forgets entities that left the catalog, and knows them when they return', async () => {
    const { catalog, get, knex, push, server, statuses, synchronize } =
      await setup();
    await push({ entityRef: A, source: 'build', value: { green: true } });

    catalog.delete(A);
    catalog.set(service('renamed'));
    await synchronize();
    const { items } = await get('/scorecards/quality/entities');
    expect(
      items.map(
        (item: { entity: { entityRef: string } }) => item.entity.entityRef,
      ),
    ).toEqual(['component:default/b', 'component:default/renamed']);
    expect(await statuses('renamed')).toMatchObject({
      'build-green': 'unknown',
    });
    expect(server).toBeDefined();

    catalog.set(service('a'));
    await synchronize();
    expect(await statuses()).toMatchObject({ 'build-green': 'pass' });
    expect(await knex('entity').whereNotNull('gone_at')).toEqual([]);
  });

  it('counts by check what leaves the score as it was', async () => {
    const { get, push, synchronize } = await setup(['a']);
    definitions.setContent({
      'all.yaml': DEFINITIONS.replace(
        'checks: [build-green]',
        'checks: [build-green, well-covered]',
      ).replace(/ +- id: silver[^]*$/, ''),
    });
    await synchronize();
    const passing = async () => {
      const { checks } = await get('/scorecards/quality');
      return checks.map(
        (check: { statusCounts: { pass: number } }) => check.statusCounts.pass,
      );
    };
    const pushValue = async (green: boolean, coverage: number) =>
      push({ entityRef: A, source: 'build', value: { green, coverage } });

    await pushValue(true, 10);
    expect(await passing()).toEqual([1, 0]);
    expect(await passing()).toEqual([1, 0]);
    await pushValue(false, 90);
    expect(await passing()).toEqual([0, 1]);
    await synchronize();
    await pushValue(true, 10);
    expect(await passing()).toEqual([1, 0]);
  });

  it('answers lists by page, filter and order', async () => {
    const { get, push } = await setup(['a', 'b', 'c', 'd', 'e']);
    await push(
      ...['a', 'b', 'c', 'd'].map((name, index) => ({
        entityRef: `component:default/${name}`,
        source: 'build',
        value: { green: index % 2 === 0, coverage: 90 },
      })),
    );
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/scorecards/quality/entities?limit=2${cursor}`);
      expect(page.totalItems).toBe(5);
      seen.push(
        ...page.items.map(
          (item: { entity: { title: string } }) => item.entity.title,
        ),
      );
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(['b', 'd', 'e', 'a', 'c']);

    const titles = async (query: string) =>
      (await get(`/scorecards/quality/entities?${query}`)).items.map(
        (item: { entity: { title: string } }) => item.entity.title,
      );
    expect(await titles('level=silver&sort=name')).toEqual(['a', 'c']);
    expect(await titles('status=unknown')).toEqual(['e']);
    expect(await titles('status=fail&check=well-covered')).toEqual([]);
    expect(await titles('q=C')).toEqual(['c']);
    expect(await titles('owner=group:default/other')).toEqual([]);

    const verdicts = await get('/verdicts?status=fail&limit=1');
    expect(verdicts.totalItems).toBe(2);
    expect(verdicts.items[0]).toMatchObject({
      entity: { entityRef: 'component:default/b' },
      check: { id: 'build-green' },
    });
    const rest = await get(
      `/verdicts?status=fail&limit=1&cursor=${verdicts.nextCursor}`,
    );
    expect(rest.items[0].entity.entityRef).toBe('component:default/d');

    const [summary] = (await get('/scorecards')).items;
    expect(summary).toMatchObject({
      id: 'quality',
      entities: 5,
      levelCounts: [
        { level: 'none', count: 3 },
        { level: 'bronze', count: 0 },
        { level: 'silver', count: 2 },
      ],
      statusCounts: { pass: 6, fail: 2, unknown: 2 },
      coverage: 0.8,
    });
    const groups = await get('/scorecards/quality/groups?by=owner');
    expect(groups.items).toEqual([
      expect.objectContaining({ group: 'group:default/team-a', entities: 5 }),
    ]);
    const detail = await get('/scorecards/quality');
    expect(detail.checks).toEqual([
      expect.objectContaining({
        id: 'build-green',
        level: 'bronze',
        statusCounts: {
          pass: 2,
          fail: 2,
          unknown: 1,
          warn: 0,
          'not-applicable': 0,
        },
      }),
      expect.objectContaining({ id: 'well-covered', weight: 3 }),
    ]);
  });

  it('tells who rose and fell, and draws the days since', async () => {
    const { get, knex, push, synchronize } = await setup();
    const fact = (green: boolean) => ({
      entityRef: A,
      source: 'build',
      value: { green, coverage: 90 },
    });
    await push(fact(true));
    await letTimePass(knex, DAY);
    await push(fact(false));
    await letTimePass(knex, DAY / 2);
    await synchronize();
    const movements = await get('/movements?scorecard=quality');
    expect(movements.items).toEqual([
      expect.objectContaining({
        entity: expect.objectContaining({ entityRef: A }),
        from: { id: 'silver', title: 'Silver' },
        to: { id: 'none', title: 'None' },
        direction: 'down',
      }),
    ]);
    const [summary] = (await get('/scorecards')).items;
    expect(summary.moved).toEqual({ up: 0, down: 1 });

    const stored = await get('/scorecards/quality/trend?days=10');
    const { levels } = stored.items[stored.items.length - 1];
    expect(levels).toEqual([
      { level: 'none', count: 2 },
      { level: 'bronze', count: 0 },
      { level: 'silver', count: 0 },
    ]);
    // What is stored for an owner is what history tells of the same entities.
    const byOwner = await get(
      '/scorecards/quality/trend?days=10&owner=group:default/Team-A',
    );
    expect(byOwner.items).toEqual(stored.items);
    const [{ trend }] = (await get('/scorecards?kind=Component')).items;
    // Why entities moved is only told where one scorecard is looked at.
    expect(trend).toEqual(
      stored.items.map(({ moved, ...point }: { moved: object }) => point),
    );
  });
});
