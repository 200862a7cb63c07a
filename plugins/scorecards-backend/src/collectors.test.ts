import { TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import request from 'supertest';
import { letTimePass } from './__testUtils__/letTimePass';
import { startScorecards } from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const HOUR = 3_600_000;

/** Sees the weather where an entity's name does not tell it to misbehave. */
class WeatherCollector implements FactCollector {
  readonly source = {
    id: 'weather',
    title: 'Weather',
    description: 'What it is like outside',
    fields: { sunny: { type: 'bool' as const, description: 'No clouds' } },
  };
  readonly filter = { kind: 'Component' };
  readonly schedule = { frequency: { minutes: 30 }, timeout: { minutes: 5 } };
  readonly timeoutMs = 200;
  sunny = true;
  readonly asked: string[][] = [];

  async collect(
    entities: Parameters<FactCollector['collect']>[0],
  ): ReturnType<FactCollector['collect']> {
    const names = entities.map(({ metadata }) => metadata.name);
    this.asked.push(names);
    if (names.includes('throws')) {
      throw new Error('struck by lightning');
    }
    if (names.includes('hangs')) {
      await new Promise(() => {});
    }
    if (names.includes('garbage')) {
      return JSON.parse('{"not":"a list"}');
    }
    return entities
      .filter(({ metadata }) => metadata.name !== 'inapplicable')
      .map(entity => ({
        entityRef: stringifyEntityRef(entity),
        value:
          entity.metadata.name === 'wrong'
            ? { sunny: 'very' }
            : { sunny: this.sunny },
      }));
  }
}

describe.each(databases.eachSupportedId())('collectors, %p', id => {
  async function setup(names: string[]) {
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(service(name));
    }
    const collector = new WeatherCollector();
    const backend = await startScorecards({
      knex,
      catalog,
      collectors: [collector],
    });
    const facts = async (name: string) =>
      (await backend.get(`/facts?entityRef=component:default/${name}`)).items;
    const refresh = async (name: string) =>
      (
        await request(backend.server).post(
          `/api/scorecards/entities/component/default/${name}/refresh`,
        )
      ).body;
    return { ...backend, catalog, collector, facts, knex, refresh };
  }

  it.each([
    ['throws', 'struck by lightning'],
    ['hangs', 'gave no answer within 0.2 s'],
    ['garbage', 'not a list of facts'],
    ['wrong', "'sunny'"],
  ])('loses only the entity that %s', async (name, message) => {
    const { facts, get, knex, synchronize } = await setup(['a', name, 'z']);
    await synchronize();
    for (const other of ['a', 'z']) {
      expect(await facts(other)).toEqual([
        expect.objectContaining({ value: { sunny: true } }),
      ]);
    }
    expect(await facts(name)).toEqual([
      expect.objectContaining({
        error: {
          message: expect.stringContaining(message),
          at: expect.any(String),
        },
      }),
    ]);
    const { sources } = await get('/health');
    expect(sources).toEqual([
      expect.objectContaining({
        id: 'weather',
        mode: 'collected',
        entities: 3,
        fresh: 2,
        missing: 1,
        errors: 1,
        errorSamples: [
          expect.objectContaining({
            entityRef: `component:default/${name}`,
          }),
        ],
      }),
    ]);
    expect(await knex('fact_current')).toHaveLength(3);
  });

  it('asks again later and later after failures, but at once for a person', async () => {
    const { collect, collector, knex, refresh, synchronize } = await setup([
      'throws',
    ]);
    await synchronize();
    const asked = () => collector.asked.length;
    const first = asked();
    await collect('weather');
    expect(asked()).toBe(first);

    await refresh('throws');
    expect(asked()).toBe(first + 1);

    await letTimePass(knex, HOUR / 3);
    await collect('weather');
    expect(asked()).toBe(first + 2);
    await letTimePass(knex, HOUR / 3);
    await collect('weather');
    expect(asked()).toBe(first + 2);
  });

  it('measures an entity again when asked, and says what came of it', async () => {
    const { collect, collector, facts, get, refresh, synchronize } =
      await setup(['a', 'inapplicable']);
    await synchronize();
    expect(await refresh('a')).toEqual({
      sources: [{ source: 'weather', outcome: 'unchanged' }],
      verdictsChanged: 0,
    });
    collector.sunny = false;
    expect(await refresh('a')).toMatchObject({
      sources: [{ source: 'weather', outcome: 'changed' }],
    });
    expect(await facts('a')).toEqual([
      expect.objectContaining({ value: { sunny: false } }),
    ]);
    expect(await refresh('inapplicable')).toMatchObject({
      sources: [{ source: 'weather', outcome: 'not-applicable' }],
    });

    await collect('weather');
    const { jobs } = await get('/health');
    expect(jobs).toContainEqual(
      expect.objectContaining({
        id: 'collect:weather',
        state: 'succeeded',
        done: 2,
        total: 2,
        errors: 0,
      }),
    );
  });
});
