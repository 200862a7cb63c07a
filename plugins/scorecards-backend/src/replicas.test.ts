import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { atTime } from './__testUtils__/atTime';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const BOTH = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: drill
title: Drill
description: Emergency drills
fields:
  passed: { type: bool, description: Whether the last one passed }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: build-and-drill
title: Build and drill agree
description: Reads two sources, so that it needs both to be current.
owner: group:default/guild
rule: facts.build.green == facts.drill.passed
`;

const refOf = (name: string) => `component:default/${name}`;

describe.each(databases.eachSupportedId())('two replicas, %p', id => {
  async function setup(count: number) {
    definitions.setContent({ 'all.yaml': DEFINITIONS, 'both.yaml': BOTH });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    for (const name of names) {
      catalog.set(service(name));
    }
    const options = { knex, catalog, definitions: definitions.path };
    const one = await startScorecards(options);
    const two = await startScorecards(options);
    await one.synchronize();
    return { catalog, knex, names, one, two };
  }

  it('give the answer that one would give', async () => {
    const { names, one, two } = await setup(30);

    const round = (value: boolean) =>
      Promise.all([
        one.push(
          ...names.map(name => ({
            entityRef: refOf(name),
            source: 'build',
            value: { green: value },
          })),
        ),
        two.push(
          ...[...names].reverse().map(name => ({
            entityRef: refOf(name),
            source: 'drill',
            value: { passed: value },
          })),
        ),
      ]);
    for (const value of [true, false, true, false]) {
      await round(value);
      for (const replica of [one, two]) {
        const { items, totalItems } = await replica.get(
          '/verdicts?check=build-and-drill&status=pass&limit=200',
        );
        expect([items.length, totalItems]).toEqual([30, 30]);
      }
    }

    // What one replica loads, the other evaluates by.
    definitions.setContent({
      'all.yaml': DEFINITIONS,
      'both.yaml': BOTH.replace('==', '!='),
    });
    await one.synchronize();
    await two.push({
      entityRef: 'component:default/s0',
      source: 'drill',
      value: { passed: true },
    });
    const { items } = await two.get(
      '/verdicts?check=build-and-drill&status=pass',
    );
    expect(items).toHaveLength(1);
  });

  it('evaluate by the newest rules, even what began before they came', async () => {
    const { catalog, one, two } = await setup(1);
    let fetching = () => {};
    let fetched = () => {};
    const begun = new Promise<void>(resolve => {
      fetching = resolve;
    });
    const changed = new Promise<void>(resolve => {
      fetched = resolve;
    });
    catalog.onFetch = async refs => {
      if (refs.includes(refOf('unknown'))) {
        fetching();
        await changed;
      }
    };
    const pushing = two.push(
      { entityRef: refOf('s0'), source: 'build', value: { coverage: 70 } },
      { entityRef: refOf('unknown'), source: 'build', value: {} },
    );
    await begun;
    definitions.setContent({
      'all.yaml': DEFINITIONS.replace('>= 80.0', '>= 70.0'),
    });
    await one.synchronize();
    fetched();
    expect(await pushing).toMatchObject({ changed: 1 });
    const { items } = await one.get('/verdicts?check=well-covered');
    expect(items).toEqual([expect.objectContaining({ status: 'pass' })]);
  });

  it('do not put back what another has replaced, unless that one is gone', async () => {
    definitions.setContent({
      old: { 'all.yaml': DEFINITIONS },
      new: { 'all.yaml': DEFINITIONS.replace('title: Quality', 'title: New') },
    });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const start = async (version: string) =>
      startScorecards({
        knex,
        catalog,
        config: {
          locations: [
            { type: 'file', target: `${definitions.path}/${version}/*.yaml` },
          ],
        },
      });
    const older = await start('old');
    const title = async () => (await older.get('/scorecards')).items[0].title;
    await older.synchronize();
    expect(await title()).toBe('Quality');
    const newer = await start('new');
    await newer.synchronize();
    expect(await title()).toBe('New');
    for (const replica of [older, newer, older, older]) {
      await replica.synchronize();
      expect(await title()).toBe('New');
    }

    // What is edited there is news, wherever it is.
    definitions.addContent({
      'old/all.yaml': DEFINITIONS.replace('title: Quality', 'title: Edited'),
    });
    await older.synchronize();
    expect(await title()).toBe('Edited');
    await newer.synchronize();
    expect(await title()).toBe('Edited');
    await atTime(Date.now() + 16 * 60_000, () => newer.synchronize());
    expect(await title()).toBe('New');
  });

  it('work on the same entities at once', async () => {
    const { catalog, knex, names, one, two } = await setup(40);
    const facts = (source: string, value: JsonObject) =>
      names.map(name => ({ entityRef: refOf(name), source, value }));
    for (const green of [true, false, true]) {
      for (const name of names) {
        catalog.set(service(name, { system: `system:default/${green}` }));
      }
      await Promise.all([
        one.synchronize(),
        two.synchronize(),
        one.push(...facts('build', { green, coverage: 90 })),
        two.push(...facts('drill', { passed: green }).reverse()),
        ...names
          .slice(0, 5)
          .map(name =>
            request(two.server)
              .post(
                `/api/scorecards/entities/component/default/${name}/refresh`,
              )
              .expect(200),
          ),
      ]);
    }
    const page = await one.get('/verdicts?status=pass&limit=200');
    expect(page.totalItems).toBe(3 * names.length);
    const [summary] = (await two.get('/scorecards')).items;
    expect(summary.levelCounts).toContainEqual({ level: 'silver', count: 40 });
    expect(await knex('entity_to_measure')).toEqual([]);
  });

  it('let one of two have the name of a source', async () => {
    const { one, two } = await setup(1);
    const declare = ({ server }: typeof one, user: string) =>
      request(server)
        .put('/api/scorecards/sources/pushed')
        .set('Authorization', mockCredentials.user.header(user))
        .send({
          id: 'pushed',
          title: 'Pushed',
          description: 'A source of this test',
          fields: { ok: { type: 'bool', description: 'Whether it is' } },
        });
    const answers = await Promise.all([
      declare(one, 'user:default/maya'),
      declare(two, 'user:default/jonas'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const { items } = await one.get('/sources');
    const [{ origin }] = items.filter(
      (source: { id: string }) => source.id === 'pushed',
    );
    expect(['user:default/maya', 'user:default/jonas']).toContain(origin);
  });

  it('go on where a run was cut off', async () => {
    const { knex, names, one, two } = await setup(450);
    await one.push(
      ...names.map(name => ({
        entityRef: refOf(name),
        source: 'build',
        value: { coverage: 70 },
      })),
    );
    definitions.setContent({
      'all.yaml': DEFINITIONS.replace('>= 80.0', '>= 70.0'),
    });
    const controller = new AbortController();
    one.events.publish.mockImplementation(async () => controller.abort());
    await expect(one.synchronize(controller.signal)).rejects.toThrow('abort');
    const passed = async () =>
      (await two.get('/verdicts?check=well-covered&status=pass')).totalItems;
    // What had begun was finished, and nothing else was begun.
    expect([100, 200]).toContain(await passed());
    const { jobs } = await two.get('/health');
    expect(jobs).toContainEqual(
      expect.objectContaining({ id: 'reevaluate', state: 'failed' }),
    );

    const before = await knex('verdict_current').where({ status: 'pass' });
    await two.synchronize();
    expect(await passed()).toBe(450);
    const after = await knex('verdict_current').where({ status: 'pass' });
    expect(after).toEqual(expect.arrayContaining(before));
    expect((await two.get('/health')).jobs).toContainEqual(
      expect.objectContaining({
        id: 'reevaluate',
        state: 'succeeded',
        done: 450,
        total: 450,
      }),
    );
  });

  it('begin again when rules change while they evaluate', async () => {
    const { knex, names, one, two } = await setup(150);
    const declare = async (maxAge: JsonObject) => {
      await request(two.server)
        .put('/api/scorecards/sources/pushed')
        .send({
          id: 'pushed',
          title: 'Pushed',
          description: 'A source of this test',
          fields: { ok: { type: 'bool', description: 'Whether it is' } },
          maxAge,
        })
        .expect(204);
    };
    await declare({ days: 9 });
    const rule = (text: string) =>
      BOTH.replace(/.*---/s, '')
        .replace('build-and-drill', 'pushed-ok')
        .replace(/rule: .*/, `rule: ${text}`);
    definitions.addContent({ 'pushed.yaml': rule('facts.pushed.ok') });
    await one.synchronize();
    await one.push(
      ...names.map(name => ({
        entityRef: refOf(name),
        source: 'pushed',
        value: { ok: true },
      })),
    );

    const expiries = async () => {
      const rows = await knex('verdict_current')
        .where({ check_id: 'pushed-ok' })
        .pluck('expires_at');
      const inDays = rows.map(
        time => (new Date(time).getTime() - Date.now()) / 86_400_000,
      );
      return [...new Set(inDays.map(days => Math.round(days)))];
    };
    expect(await expiries()).toEqual([9]);
    definitions.addContent({ 'pushed.yaml': rule('facts.pushed.ok == false') });
    // After the first batch of entities.
    one.events.publish.mockImplementationOnce(() => declare({ days: 5 }));
    await one.synchronize();
    expect(await expiries()).toEqual([5]);
  });

  if (id === 'POSTGRES_18') {
    it('lock entities in the order of their keys', async () => {
      const { knex, one } = await setup(2);
      const isBlocked = async () => {
        const { rows } = await knex.raw(
          `select 1 from pg_stat_activity
           where wait_event_type = 'Lock' and datname = current_database()`,
        );
        return rows.length > 0;
      };
      const ids: number[] = await knex('entity').orderBy('id').pluck('id');
      let pushing: Promise<unknown> | undefined;
      await knex.transaction(async tx => {
        const lock = (entity: number) =>
          tx('entity')
            .where({ id: entity })
            .forNoKeyUpdate()
            .noWait()
            .first('id');
        await lock(ids[0]);
        const refs: string[] = await knex('entity')
          .orderBy('id', 'desc')
          .pluck('ref');
        pushing = one.push(
          ...refs.map(entityRef => ({
            entityRef,
            source: 'build',
            value: { green: true },
          })),
        );
        while (!(await isBlocked()));
        await lock(ids[1]);
      });
      expect(await pushing).toMatchObject({ changed: 2 });
    });
  }
});
