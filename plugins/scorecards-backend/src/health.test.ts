import { TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
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
const MINUTE = 60_000;

/** Does whatever a test wants. */
class PlainCollector implements FactCollector {
  readonly source = {
    id: 'plain',
    title: 'Plain facts',
    description: 'Facts of this test',
    maxAge: { days: 2 },
    fields: { ok: { type: 'bool' as const, description: 'Whether it is' } },
  };
  readonly schedule = { frequency: { minutes: 30 }, timeout: { minutes: 5 } };
  readonly batchSize = 2;
  readonly concurrency = 1;
  onCollect: () => Promise<void> = async () => {};

  async collect(
    entities: Parameters<FactCollector['collect']>[0],
  ): ReturnType<FactCollector['collect']> {
    await this.onCollect();
    return entities.map(entity => ({
      entityRef: stringifyEntityRef(entity),
      value: { ok: true },
    }));
  }
}

describe.each(databases.eachSupportedId())('health, %p', id => {
  async function setup(count: number) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (let index = 0; index < count; index++) {
      catalog.set(service(`s${index}`));
    }
    const collector = new PlainCollector();
    const backend = await startScorecards({
      knex,
      catalog,
      collectors: [collector],
      definitions: definitions.path,
    });
    await backend.synchronize();
    const job = async (jobId: string) =>
      (await backend.get('/health')).jobs.find(
        (candidate: { id: string }) => candidate.id === jobId,
      );
    return { ...backend, catalog, collector, job, knex };
  }

  it('counts what is fresh, stale, missing and wrong', async () => {
    const { catalog, get, knex, push, synchronize } = await setup(6);
    const fact = (index: number, more = {}) => ({
      entityRef: `component:default/s${index}`,
      source: 'build',
      value: { green: true },
      ...more,
    });
    const error = { value: undefined, error: 'no access' };
    await push(fact(0), fact(1));
    await letTimePass(knex, 3 * DAY);
    const soon = new Date(Date.now() + 2 * MINUTE).toISOString();
    await push(
      fact(1, error),
      fact(2),
      fact(3, error),
      fact(4, { validUntil: soon }),
      fact(5),
    );
    await letTimePass(knex, 3 * MINUTE);
    catalog.delete('component:default/s5');
    await synchronize();

    const { sources } = await get('/health');
    const [build] = sources.filter(
      (source: { id: string }) => source.id === 'build',
    );
    // 0 and 1 are too old, 3 was never seen, 4 is past its time, 5 is gone.
    expect(build).toMatchObject({
      mode: 'pushed',
      maxAgeSeconds: 2 * 24 * 60 * 60,
      entities: 5,
      fresh: 1,
      stale: 3,
      missing: 1,
      errors: 2,
    });
    expect(
      build.errorSamples.map(
        (sample: { entityRef: string }) => sample.entityRef,
      ),
    ).toEqual(
      expect.arrayContaining(['component:default/s1', 'component:default/s3']),
    );
    expect(Date.parse(build.newestObservedAt)).toBeGreaterThan(
      Date.parse(build.oldestObservedAt) + 2 * DAY,
    );
  });

  it('shows how far a collection has come', async () => {
    const { collect, collector, job } = await setup(6);
    expect(await job('measure')).toMatchObject({
      title: 'Measure new and changed entities',
      state: 'succeeded',
      done: 6,
      total: 6,
    });
    const seen: Array<[string, number, number]> = [];
    collector.onCollect = async () => {
      const { state, done, total } = await job('collect:plain');
      seen.push([state, done, total ?? 0]);
    };
    await collect('plain');
    expect(seen).toEqual([
      ['running', 0, 0],
      ['running', 2, 6],
      ['running', 4, 6],
    ]);
    expect(await job('collect:plain')).toMatchObject({
      title: 'Collect Plain facts',
      state: 'succeeded',
      done: 6,
      total: 6,
      errors: 0,
    });
  });

  it('shows a run that was cut off as failed, and lets the next one begin', async () => {
    const { collect, collector, job, knex } = await setup(4);
    let die = () => {};
    const dying = new Promise<void>(resolve => {
      collector.onCollect = async () => {
        resolve();
        await new Promise<void>(end => {
          die = end;
        });
      };
    });
    const dead = collect('plain');
    await dying;
    expect(await job('collect:plain')).toMatchObject({ state: 'running' });
    await letTimePass(knex, 31 * MINUTE);
    expect(await job('collect:plain')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('cut off'),
    });

    // What the dead one says later is not taken for the next one's.
    collector.onCollect = async () => {};
    await collect('plain');
    const next = await job('collect:plain');
    expect(next).toMatchObject({ state: 'succeeded', done: 4 });
    die();
    await dead;
    expect(await job('collect:plain')).toEqual(next);
  });

  it('tells of an error what people may know', async () => {
    const { collect, collector, job, knex, synchronize } = await setup(2);
    const controller = new AbortController();
    collector.onCollect = async () => controller.abort(new Error('too slow'));
    await expect(collect('plain', controller.signal)).rejects.toThrow();
    expect(await job('collect:plain')).toMatchObject({
      state: 'failed',
      message: 'too slow',
    });

    await knex.schema.renameTable('score_daily', 'elsewhere');
    await knex('score_daily_due').insert({ since: new Date() });
    await expect(synchronize()).rejects.toThrow(/score_daily/);
    expect((await job('roll-up')).message).not.toMatch(/select|score_daily/);
    // The other steps were taken all the same.
    expect(await job('sweep-catalog')).toMatchObject({ state: 'succeeded' });
  });
});
