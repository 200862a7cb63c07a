import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import request from 'supertest';
import { DatabaseProxy } from './__testUtils__/DatabaseProxy';
import { DEFINITIONS } from './__testUtils__/definitions';
import { DyingProcessOptions } from './__testUtils__/dyingProcess';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { restartReevaluation } from './database/registry';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();
const NEWER = DEFINITIONS.replace('>= 80.0', '>= 70.0');

const opened: Knex[] = [];
afterAll(async () => {
  await Promise.all(opened.map(knex => knex.destroy()));
});

function open(config: Knex.Config): Knex {
  const knex = knexFactory(config);
  opened.push(knex);
  return knex;
}

/** A database that another process can open too. */
async function createSharedDatabase(id: string): Promise<Knex.Config> {
  if (id === 'SQLITE_3') {
    return {
      client: 'better-sqlite3',
      connection: { filename: join(definitions.path, 'scorecards.sqlite') },
      useNullAsDefault: true,
    };
  }
  const { client } = await databases.init('POSTGRES_18');
  return { client: 'pg', connection: { ...client.config.connection } };
}

const factOf = (name: string, value: object) => ({
  entityRef: `component:default/${name}`,
  source: 'build',
  value: { ...value },
});

const toStatus = ({ status }: { status: string }) => status;

describe.each(databases.eachSupportedId())('faults, %p', id => {
  const names = Array.from({ length: 450 }, (_, index) => `s${index}`);

  async function setup(knex: Knex) {
    const catalog = new TestCatalog();
    names.forEach(name => catalog.set(service(name)));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    return { ...backend, catalog };
  }

  async function read(knex: Knex) {
    const order = ['entity_id', 'check_id'];
    return {
      verdicts: await knex('verdict_current')
        .orderBy(order)
        .select(...order, 'status', 'check_hash', 'evidence', 'message'),
      scores: await knex('score_current')
        .orderBy(['entity_id', 'scorecard_id'])
        .select('entity_id', 'level', 'points', 'pass', 'warn', 'fail'),
    };
  }

  it('a process that is killed while it evaluates everything is followed by one that goes on', async () => {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const database = await createSharedDatabase(id);
    const knex = open(database);
    const { get, push, synchronize } = await setup(knex);
    await synchronize();
    await push(...names.map(name => factOf(name, { coverage: 75 })));
    const historyBefore = (await knex('verdict_past')).length;
    definitions.addContent({ 'all.yaml': NEWER });

    const die = async (deadly: DyingProcessOptions['deadly']) => {
      const options: DyingProcessOptions = {
        database,
        definitions: definitions.path,
        names,
        deadly,
      };
      const child = fork(require.resolve('./__testUtils__/dyingProcess'), [], {
        env: { ...process.env, DYING_PROCESS: JSON.stringify(options) },
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      });
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');
    };
    const passed = async () =>
      (await get('/verdicts?check=well-covered&status=pass')).totalItems;

    // In the middle of the second batch: that one is lost as a whole, and on
    // PostgreSQL the first one may be under way too.
    await die({ pattern: 'insert into .score_current', nth: 2 });
    expect([0, 100]).toContain(await passed());
    // Written, but before anybody knows that it is: it is done once more.
    await die({ pattern: 'update .reevaluation', nth: 1 });
    expect(await passed()).toBe(400);

    await synchronize();
    expect(await passed()).toBe(450);
    expect(await knex('reevaluation')).toEqual([]);
    // Each verdict changed once, and there is one row of its past for that.
    const past = await knex('verdict_past').where({ check_id: 'well-covered' });
    expect(new Set(past.map(({ entity_id }) => entity_id)).size).toBe(450);
    expect((await knex('verdict_past')).length - historyBefore).toBe(450);

    const stored = await read(knex);
    await knex('verdict_current').delete();
    await knex('score_current').delete();
    await knex.transaction(restartReevaluation);
    await synchronize();
    expect(await read(knex)).toEqual(stored);
  });

  if (id === 'POSTGRES_18') {
    it('a database that is away for a while is all that is missing, and all that comes back', async () => {
      definitions.setContent({ 'all.yaml': DEFINITIONS });
      const { connection } = await createSharedDatabase(id);
      const { host, port, ...rest } = connection as Knex.PgConnectionConfig;
      const proxy = await DatabaseProxy.start({
        host: host ?? 'localhost',
        port: port ?? 5432,
      });
      const knex = open({
        client: 'pg',
        connection: { ...rest, host: '127.0.0.1', port: proxy.port },
      });
      const { events, get, push, server, synchronize } = await setup(knex);
      await synchronize();
      await push(...names.map(name => factOf(name, { coverage: 75 })));

      // It goes while everything is evaluated again, after the first batch.
      definitions.addContent({ 'all.yaml': NEWER });
      events.publish.mockImplementationOnce(async () => proxy.goAway());
      await expect(synchronize()).rejects.toThrow();

      // Whoever asks or pushes is told so, and need not wait for it.
      const paths = ['/scorecards', '/verdicts', '/health'];
      for (const path of paths) {
        const { status } = await request(server).get(`/api/scorecards${path}`);
        expect([path, status]).toEqual([path, 500]);
      }
      const refused = await request(server)
        .post('/api/scorecards/facts')
        .send({ facts: names.map(name => factOf(name, { coverage: 50 })) });
      expect(refused.status).toBe(500);
      await expect(synchronize()).rejects.toThrow();

      proxy.comeBack();
      await synchronize();
      const count = async (status: string) =>
        (await get(`/verdicts?check=well-covered&status=${status}`)).totalItems;
      expect([await count('pass'), await count('fail')]).toEqual([450, 0]);
      expect(
        await push(...names.map(name => factOf(name, { coverage: 50 }))),
      ).toMatchObject({ changed: 450 });
      expect([await count('pass'), await count('fail')]).toEqual([0, 450]);
      const { jobs } = await get('/health');
      expect(
        jobs.filter(({ state }: { state: string }) => state !== 'succeeded'),
      ).toEqual([]);
      await proxy.stop();
    });
  }

  it('pages are whole while many facts are pushed', async () => {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const { get, push, synchronize } = await setup(await databases.init(id));
    await synchronize();
    const all = (coverage: number) =>
      names.map(name => factOf(name, { green: true, coverage }));
    await push(...all(90));

    let isPushing = true;
    const readPages = async () => {
      for (let reads = 0; isPushing || reads === 0; reads++) {
        const [{ entities, levelCounts }] = (await get('/scorecards')).items;
        const counted = levelCounts.reduce(
          (sum: number, { count }: { count: number }) => sum + count,
          0,
        );
        expect([entities, counted]).toEqual([450, 450]);
        const page = await get('/scorecards/quality/entities?limit=50');
        expect([page.items.length, page.totalItems]).toEqual([50, 450]);
        for (const { level, verdicts } of page.items) {
          const isCovered = verdicts.every(
            (verdict: { status: string }) => toStatus(verdict) === 'pass',
          );
          expect(level).toBe(isCovered ? 'silver' : 'bronze');
        }
      }
    };
    const readers = [readPages(), readPages()];
    for (let round = 0; round < 4; round++) {
      await push(...all(round % 2 ? 90 + round : round));
    }
    isPushing = false;
    await Promise.all(readers);
    const { items } = await get('/scorecards/quality/entities?limit=200');
    for (const { level, verdicts } of items) {
      expect([level, ...verdicts.map(toStatus)]).toEqual([
        'silver',
        'pass',
        'pass',
      ]);
    }
  });
});
