import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFact,
  FactCollector,
} from '@guildhall/plugin-scorecards-node';
import request from 'supertest';
import { letTimePass } from './__testUtils__/letTimePass';
import { startScorecards } from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const HOUR = 3_600_000;

/** Sees the weather where an entity's name does not tell it to misbehave. */
class WeatherCollector implements FactCollector {
  readonly source: FactCollector['source'];
  readonly filter = { kind: 'Component' };
  readonly schedule = { frequency: { minutes: 30 }, timeout: { minutes: 5 } };
  timeoutMs = 200;
  sunny = true;
  hangs = false;
  answer: ((entities: Entity[]) => CollectedFact[]) | undefined;
  readonly asked: string[][] = [];
  #onBegun = () => {};

  constructor(id = 'weather') {
    this.source = {
      id,
      title: 'Weather',
      description: 'What it is like outside',
      fields: { sunny: { type: 'bool', description: 'No clouds' } },
    };
  }

  /** When it is asked the next time. */
  async begun(): Promise<void> {
    return new Promise(resolve => {
      this.#onBegun = resolve;
    });
  }

  async collect(entities: Entity[]): Promise<CollectedFact[]> {
    const names = entities.map(({ metadata }) => metadata.name);
    this.asked.push(names);
    this.#onBegun();
    if (this.answer) {
      return this.answer(entities);
    }
    if (this.hangs) {
      await new Promise(() => {});
    }
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
  async function setup(names: string[], others: FactCollector[] = []) {
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(service(name));
    }
    const collector = new WeatherCollector();
    const backend = await startScorecards({
      knex,
      catalog,
      collectors: [collector, ...others],
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

  it('knows an entity that came after the last sweep', async () => {
    const { catalog, get, refresh, server, synchronize } = await setup(['a']);
    await synchronize();
    const path = '/entities/component/default/born-just-now';
    await request(server).get(`/api/scorecards${path}`).expect(404);

    catalog.set(service('born-just-now'));
    expect(await get(path)).toMatchObject({ isWaiting: true, verdicts: [] });
    expect(await refresh('born-just-now')).toMatchObject({
      sources: [{ source: 'weather', outcome: 'changed' }],
    });
    expect(await get(path)).toMatchObject({ isWaiting: false });
    await synchronize();
    expect(await get(path)).toMatchObject({ isWaiting: false });
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

  it('gets to the end when a source hangs altogether', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `a${index}`);
    const { collector, facts, get, synchronize } = await setup(names);
    collector.hangs = true;
    await synchronize();
    const { sources, jobs } = await get('/health');
    expect(sources[0]).toMatchObject({ entities: 25, missing: 25, errors: 25 });
    expect(jobs).toContainEqual(
      expect.objectContaining({ id: 'measure', state: 'succeeded', done: 25 }),
    );
    // All of them, and then each alone.
    expect(collector.asked[0]).toHaveLength(25);
    expect(collector.asked).toHaveLength(26);
    expect((await facts('a7'))[0].error.message).toContain('no answer');
  });

  it('tells a person what the others say when one hangs', async () => {
    const hanging = new WeatherCollector('climate');
    const { refresh, synchronize } = await setup(['a'], [hanging]);
    await synchronize();
    hanging.hangs = true;
    expect(await refresh('a')).toEqual({
      sources: [
        { source: 'weather', outcome: 'unchanged' },
        {
          source: 'climate',
          outcome: 'error',
          message: 'gave no answer within 0.2 s',
        },
      ],
      verdictsChanged: 0,
    });
  });

  it('stops when the backend does', async () => {
    const { collect, collector, get, synchronize } = await setup(['a']);
    await synchronize();
    collector.hangs = true;
    collector.timeoutMs = 60_000;
    const controller = new AbortController();
    const collecting = collect('weather', controller.signal);
    await collector.begun();
    controller.abort(new Error('shutting down'));
    await expect(collecting).rejects.toThrow('shutting down');
    expect((await get('/health')).jobs).toContainEqual(
      expect.objectContaining({ id: 'collect:weather', state: 'failed' }),
    );
  });

  it('takes refs in any case, and errors of any length', async () => {
    const { collector, facts, synchronize } = await setup(['a', 'b']);
    collector.answer = entities =>
      entities.map(entity =>
        entity.metadata.name === 'a'
          ? { entityRef: 'Component:Default/A', value: { sunny: true } }
          : {
              entityRef: stringifyEntityRef(entity),
              error: `\0${'x'.repeat(100_000)}`,
            },
      );
    await synchronize();
    expect((await facts('a'))[0].value).toEqual({ sunny: true });
    const [{ error }] = await facts('b');
    expect(error.message).toBe('x'.repeat(2_000));
  });

  it('measures what the catalog changed, even if it was cut off', async () => {
    const { catalog, collector, facts, knex, synchronize } = await setup(['a']);
    collector.answer = () => {
      throw new Error('no such collector');
    };
    const controller = new AbortController();
    catalog.onFetch = async () => {
      if (await knex('entity').first()) {
        controller.abort(new Error('shutting down'));
      }
    };
    await expect(synchronize(controller.signal)).rejects.toThrow();
    expect(await knex('entity')).toHaveLength(1);
    expect(await knex('fact_current')).toEqual([]);

    collector.answer = undefined;
    catalog.onFetch = async () => {};
    await synchronize();
    expect(await facts('a')).toEqual([
      expect.objectContaining({ value: { sunny: true } }),
    ]);
    expect(await knex('entity_to_measure')).toEqual([]);

    // And those at the other end of a relation to something new or gone.
    const asked = () => collector.asked.flat();
    collector.asked.splice(0);
    catalog.set(service('b', { owner: 'group:default/team-b' }));
    catalog.set({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'team-a', namespace: 'default' },
      spec: {},
    });
    await synchronize();
    expect(asked().sort()).toEqual(['a', 'b']);
    collector.asked.splice(0);
    catalog.delete('group:default/team-a');
    await synchronize();
    expect(asked()).toEqual(['a']);
  });
});
