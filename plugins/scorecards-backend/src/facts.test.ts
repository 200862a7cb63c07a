import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const A = 'component:default/a';
const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe.each(databases.eachSupportedId())('facts, %p', id => {
  async function setup() {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b'));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    return { ...backend, catalog, knex };
  }

  it('keeps good facts, and says of each bad one which field is wrong', async () => {
    const { get, push } = await setup();
    const answer = await push(
      { entityRef: A, source: 'build', value: { green: true, coverage: 91.5 } },
      { entityRef: A, source: 'build', value: { green: 'yes' } },
      { entityRef: A, source: 'build', value: { gren: true } },
      { entityRef: A, source: 'weather', value: { green: true } },
      { entityRef: 'component:default/x', source: 'build', value: {} },
      { entityRef: 'a', source: 'build', value: {} },
      { entityRef: A, source: 'build' },
      { entityRef: A, source: 'build', value: {}, observedAt: ago(-HOUR) },
      { entityRef: A, source: 'build', value: {}, observedAt: 'yesterday' },
      { entityRef: 'Component:default/B', source: 'build', error: 'no access' },
      { entityRef: A, source: 'build', value: {}, colour: 'red' },
      { entityRef: A, source: 'build', value: {}, error: 'both' },
      {},
    );
    expect(answer).toMatchObject({ changed: 1, unchanged: 1 });
    expect(answer.rejected).toEqual([
      { index: 1, reason: expect.stringContaining("'green'") },
      { index: 2, reason: expect.stringContaining("'gren'") },
      { index: 3, reason: expect.stringContaining("'source'") },
      { index: 4, reason: expect.stringContaining("'entityRef'") },
      { index: 5, reason: expect.stringContaining('entityRef') },
      { index: 6, reason: expect.stringContaining('value') },
      { index: 7, reason: expect.stringContaining("'observedAt'") },
      { index: 8, reason: expect.stringContaining('observedAt') },
      { index: 10, reason: expect.stringContaining('colour') },
      { index: 11, reason: expect.stringContaining('value') },
      { index: 12, reason: expect.stringContaining('entityRef') },
    ]);

    const { items } = await get(`/facts?entityRef=${A}`);
    expect(items).toEqual([
      expect.objectContaining({
        source: 'build',
        value: { green: true, coverage: 91.5 },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        staleAt: expect.any(String),
      }),
    ]);
    const b = await get('/facts?entityRef=component:default/b');
    expect(b.items[0]).toMatchObject({ error: { message: 'no access' } });
    expect(b.items[0].value).toBeUndefined();
  });

  it('adds a row only when a value changed, and answers for any past time', async () => {
    const { get, knex, push } = await setup();
    const fact = (hours: number, coverage: number) => ({
      entityRef: A,
      source: 'build',
      observedAt: ago(hours * HOUR),
      value: { coverage, green: true },
    });
    await push(fact(40, 50));
    const first = await knex('fact_current').first();
    for (const hours of [39, 38, 37]) {
      expect(await push(fact(hours, 50))).toMatchObject({ unchanged: 1 });
    }
    expect(await knex('fact_past')).toEqual([]);
    expect(await knex('fact_current')).toHaveLength(1);
    const touched = await knex('fact_current').first();
    expect(touched.valid_from).toEqual(first.valid_from);
    expect(touched.observed_at > first.observed_at).toBe(true);

    // The order within one push does not matter.
    expect(await push(fact(10, 90), fact(20, 70))).toMatchObject({
      changed: 2,
      rejected: [],
    });
    expect(await push(fact(15, 10))).toMatchObject({
      changed: 0,
      rejected: [{ index: 0, reason: expect.stringContaining('observedAt') }],
    });

    const at = async (hours: number) => {
      const { items } = await get(
        `/facts?entityRef=${A}&source=build&at=${ago(hours * HOUR)}`,
      );
      return items.map(
        (item: { value: { coverage: number } }) => item.value.coverage,
      );
    };
    expect(await at(41)).toEqual([]);
    expect(await at(36)).toEqual([50]);
    expect(await at(19)).toEqual([70]);
    expect(await at(1)).toEqual([90]);

    const seen: Array<{
      value: { coverage: number };
      validFrom: string;
      validTo?: string;
    }> = [];
    let cursor = '';
    do {
      const page = await get(
        `/facts/history?entityRef=${A}&source=build&limit=1${cursor}`,
      );
      expect([page.items.length, page.totalItems]).toEqual([1, 3]);
      seen.push(...page.items);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(seen.map(({ value }) => value.coverage)).toEqual([90, 70, 50]);
    expect(seen.map(({ validTo }) => validTo)).toEqual([
      undefined,
      seen[0].validFrom,
      seen[1].validFrom,
    ]);

    // At the very moment of a change the new value holds.
    const exactly = await get(
      `/facts?entityRef=${A}&source=build&at=${seen[1].validFrom}`,
    );
    expect(exactly.items).toEqual([
      expect.objectContaining({ value: { coverage: 70, green: true } }),
    ]);
  });

  it('keeps the last good value when a source fails', async () => {
    const { get, push } = await setup();
    await push({ entityRef: A, source: 'build', value: { green: true } });
    await push({ entityRef: A, source: 'build', error: 'server is down' });
    const { items } = await get(`/facts?entityRef=${A}`);
    expect(items[0]).toMatchObject({
      value: { green: true },
      error: { message: 'server is down' },
    });
    const report = await get('/entities/component/default/a');
    expect(report.verdicts).toContainEqual(
      expect.objectContaining({
        check: expect.objectContaining({ id: 'build-green' }),
        status: 'pass',
      }),
    );
  });

  it('does not let what is older win over what is newer', async () => {
    const { get, push } = await setup();
    const fact = (hours: number, told: JsonObject) => ({
      entityRef: A,
      source: 'build',
      observedAt: ago(hours * HOUR),
      ...told,
    });
    const down = { error: 'server is down' };
    const stored = async () => (await get(`/facts?entityRef=${A}`)).items[0];

    await push(fact(5, { value: { coverage: 50 } }));
    expect(await push(fact(6, down))).toMatchObject({
      unchanged: 0,
      rejected: [{ index: 0, reason: expect.stringContaining('observedAt') }],
    });
    expect((await stored()).error).toBeUndefined();

    // A value from before the last failure is taken, and the failure stays.
    const error = fact(2, down);
    await push(error);
    expect(await push(fact(3, { value: { coverage: 60 } }))).toMatchObject({
      changed: 1,
    });
    expect(await stored()).toMatchObject({
      value: { coverage: 60 },
      error: { message: 'server is down', at: error.observedAt },
    });
    await push(fact(1, { value: { coverage: 60 } }));
    expect((await stored()).error).toBeUndefined();

    // Of two in the same millisecond, the one that came last.
    const observedAt = ago(0);
    await push({ entityRef: A, source: 'build', observedAt, value: {} });
    await push({
      entityRef: A,
      source: 'build',
      observedAt,
      value: { coverage: 70 },
    });
    expect(await stored()).toMatchObject({ value: { coverage: 70 } });
    const at = await get(`/facts?entityRef=${A}&at=${observedAt}`);
    expect(at.items).toEqual([
      expect.objectContaining({ value: { coverage: 70 } }),
    ]);
  });

  it('knows no more of a value than the schema that is in force', async () => {
    const { get, push, synchronize } = await setup();
    await push({ entityRef: A, source: 'build', value: { coverage: 90 } });
    const verdict = async () =>
      (await get(`/verdicts?entityRef=${A}&check=well-covered`)).items;
    expect(await verdict()).toEqual([
      expect.objectContaining({ status: 'pass' }),
    ]);

    // What was a number is a text now.
    definitions.setContent({
      'all.yaml': DEFINITIONS.replace(
        'coverage: { type: double, unit: percent',
        'coverage: { type: string',
      )
        .replace(
          'rule: facts.build.coverage >= 80.0',
          `rule: facts.build.coverage == 'good'`,
        )
        .replace('warn: facts.build.coverage >= 60.0', ''),
    });
    await synchronize();
    expect(await verdict()).toEqual([
      expect.objectContaining({
        status: 'unknown',
        message: expect.stringContaining('coverage'),
      }),
    ]);
    const { rejected } = await push({
      entityRef: A,
      source: 'build',
      value: { coverage: 90 },
    });
    expect(rejected).toHaveLength(1);

    // Without its source a check is broken, and says nothing.
    definitions.setContent({
      'all.yaml': DEFINITIONS.replace(/^[\s\S]*?---/, ''),
    });
    await synchronize();
    expect(await verdict()).toEqual([]);
    const { items } = await get('/scorecards/quality/entities');
    expect(items[0].verdicts).toEqual([
      {
        check: 'build-green',
        status: 'unknown',
        message: expect.stringContaining('build-green'),
      },
      expect.objectContaining({ check: 'well-covered', status: 'unknown' }),
    ]);
    const detail = await get('/scorecards/quality');
    expect(detail.checks[0]).toMatchObject({
      id: 'build-green',
      problem: expect.any(String),
      statusCounts: { unknown: 2 },
    });
    expect((await get(`/facts?entityRef=${A}`)).items).toHaveLength(1);
  });
});
