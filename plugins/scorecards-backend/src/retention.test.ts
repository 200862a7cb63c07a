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

const DAY = 86_400_000;
const A = 'component:default/a';

const OF_ENTITIES = [
  'entity_search',
  'fact_current',
  'fact_past',
  'verdict_current',
  'verdict_past',
  'score_current',
  'score_past',
];

describe.each(databases.eachSupportedId())('retention, %p', id => {
  async function setup(retention: Record<string, string> = {}) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b'));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      config: { retention },
    });
    await backend.synchronize();
    const fact = (name: string, green: boolean) => ({
      entityRef: `component:default/${name}`,
      source: 'build',
      value: { green },
    });
    return { ...backend, catalog, fact, knex };
  }

  it('forgets history after its time, and nothing that is true', async () => {
    const { fact, get, knex, push, retain, synchronize } = await setup({
      history: '10d',
    });
    const redefine = async (title: string) => {
      definitions.setContent({
        'all.yaml': DEFINITIONS.replace('title: Quality', `title: ${title}`),
      });
      await synchronize();
    };
    for (const green of [true, false, true, false]) {
      await push(fact('a', green), fact('b', green));
      await redefine(`Quality ${green}`);
      await letTimePass(knex, 4 * DAY);
      await synchronize();
    }
    const before = await get('/entities/component/default/a');
    const past = ['fact_past', 'verdict_past', 'score_past'];
    const ages = async () => {
      const oldest = await Promise.all(
        past.map(table => knex(table).min({ oldest: 'valid_to' }).first()),
      );
      return oldest.map(row => Date.now() - new Date(row?.oldest).getTime());
    };
    expect((await ages()).every(age => age > 10 * DAY)).toBe(true);
    const versions = await knex('definition_version').count({ count: '*' });

    await retain();
    expect((await ages()).every(age => age > 0 && age < 10 * DAY)).toBe(true);
    expect(await get('/entities/component/default/a')).toEqual(before);
    const [oldest] = await knex('score_daily').orderBy('day').pluck('day');
    expect(Date.now() - Date.parse(oldest)).toBeLessThan(11 * DAY);
    // Of definitions the version in force stays, however old it is.
    expect(await knex('definition_version').count({ count: '*' })).not.toEqual(
      versions,
    );
    await letTimePass(knex, 20 * DAY);
    await retain();
    expect(await knex('definition_version').orderBy('id').pluck('id')).toEqual(
      await knex('definition').orderBy('id').pluck('id'),
    );
    const { jobs } = await get('/health');
    expect(jobs).toContainEqual(
      expect.objectContaining({ id: 'retention', state: 'succeeded' }),
    );
  });

  it('forgets entities that have been gone for long, with all their rows', async () => {
    const { catalog, fact, get, knex, push, retain, synchronize } =
      await setup();
    await push(fact('a', true), fact('b', true));
    await letTimePass(knex, DAY);
    await push(fact('a', false), fact('b', false));
    catalog.delete(A);
    await synchronize();
    await letTimePass(knex, 29 * DAY);
    await synchronize();
    await retain();
    expect(await knex('entity').orderBy('name').pluck('name')).toEqual([
      'a',
      'b',
    ]);

    const [gone] = await knex('entity').where({ name: 'a' }).pluck('id');
    await letTimePass(knex, 2 * DAY);
    // It comes back at the very moment.
    catalog.set(service('a'));
    await Promise.all([synchronize(), retain()]);
    await synchronize();
    expect((await get('/entities/component/default/a')).verdicts).toHaveLength(
      2,
    );

    catalog.delete(A);
    await synchronize();
    await letTimePass(knex, 31 * DAY);
    await retain();
    expect(await knex('entity').pluck('name')).toEqual(['b']);
    const [kept] = await knex('entity').pluck('id');
    expect(kept).not.toBe(gone);
    for (const table of OF_ENTITIES) {
      const ids = await knex(table).distinct().pluck('entity_id');
      expect([table, ids]).toEqual([table, [kept]]);
    }
  });

  it('forgets facts of sources that are no longer declared', async () => {
    const { fact, knex, push, retain, synchronize } = await setup();
    await push(fact('a', true));
    definitions.clear();
    await synchronize();
    await retain();
    expect(await knex('fact_current')).toHaveLength(1);
    await letTimePass(knex, 401 * DAY);
    await retain();
    expect(await knex('fact_current')).toEqual([]);
  });
});
