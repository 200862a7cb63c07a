import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  allow,
  deny,
  limitedTo,
} from '@guildhall/plugin-guildhall-node/testUtils';
import request from 'supertest';
import { z } from 'zod';
import { DEFINITIONS } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';
import { operations } from './openapi/operations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;

const SOURCE = {
  id: 'pushed',
  title: 'Pushed',
  description: 'A source of this test',
  fields: { ok: { type: 'bool', description: 'Whether it is' } },
};

const CAMPAIGN = {
  title: 'Silver for all',
  description: 'So that nobody is called at night.',
  goal: { scorecard: 'quality', level: 'silver' },
  population: { kind: ['component'] },
  startsOn: new Date().toISOString().slice(0, 10),
  dueOn: new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10),
  owner: 'group:default/guild',
};

/** A request of each operation that would succeed for somebody who may. */
function toRequest(
  server: Parameters<typeof request>[0],
  operation: Operation,
) {
  const path = operation.path
    .replace('{kind}/{namespace}/{name}', 'component/default/a')
    .replace('/definitions/{kind}/{id}', '/definitions/Check/build-green')
    .replace(/(exemptions.)\{id\}.?(.*)/, '$1to-$2/$2')
    .replace('/sources/{id}', '/sources/pushed')
    .replace('{id}', 'quality');
  const query: Record<string, string> = {
    '/facts': 'entityRef=component:default/a',
    '/facts/history': 'entityRef=component:default/a&source=build',
    '/scorecards/{id}/groups': 'by=owner',
    '/gate': 'entityRef=component:default/a',
    '/leaderboard': 'by=owner',
  };
  const body: Record<string, object> = {
    '/facts': {
      facts: [{ entityRef: 'component:default/a', source: 'build', value: {} }],
    },
    '/exemptions': {
      check: 'build-green',
      scope: { type: 'entity', ref: 'component:default/a' },
      reason: 'The build server moves this month.',
      endsAt: new Date(Date.now() + DAY).toISOString(),
    },
    '/campaigns': CAMPAIGN,
    '/campaigns/{id}': { ...CAMPAIGN, revision: 1 },
    '/campaigns/{id}/close': { note: 'Another one does more.' },
    '/preview': { documents: DEFINITIONS, since: 7 },
    '/sources/{id}': SOURCE,
  };
  return request(server)
    [operation.method](`/api/scorecards${path}?${query[operation.path] ?? ''}`)
    .send(operation.method === 'get' ? undefined : body[operation.path]);
}

describe.each(databases.eachSupportedId())('permissions, %p', id => {
  const onlyTeamB = limitedTo('IS_ENTITY_OWNER', {
    claims: ['group:default/team-b'],
  });

  /** @param policy - Replaces that everybody may do everything. */
  async function setup(policy: Partial<PermissionsService> = {}) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b', { owner: 'group:default/team-b' }));
    const people = { restricted: false };
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      permissions: {
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests =>
          requests.map(() => (people.restricted ? onlyTeamB : allow)),
        ...policy,
      },
    });
    await backend.synchronize();
    for (const verb of ['', 'approve', 'deny', 'revoke']) {
      await knex('exemption').insert({
        id: `to-${verb}`,
        check_id: `to-${verb}`,
        scope: 'entity',
        scope_ref: 'component:default/a',
        reason: 'The build server moves this month.',
        state: 'requested',
        requested_by: 'user:default/somebody',
        requested_at: new Date(),
        ends_at: new Date(Date.now() + DAY),
        renewals: 0,
        is_due: false,
      });
    }
    const { startsOn, dueOn, goal, population, ...campaign } = CAMPAIGN;
    await knex('campaign').insert({
      ...campaign,
      id: 'quality',
      goal: JSON.stringify(goal),
      population: JSON.stringify(population),
      starts_on: startsOn,
      due_on: dueOn,
      state: 'planned',
      state_since: new Date(),
      created_by: 'user:default/somebody',
      created_at: new Date(),
      revision: 1,
    });
    return { ...backend, knex, people };
  }

  it('refuses every route to whoever has no right, and to nobody in particular', async () => {
    const { server } = await setup({
      authorize: async requests => requests.map(() => deny),
      authorizeConditional: async requests => requests.map(() => deny),
    });
    for (const operation of operations) {
      const denied = await toRequest(server, operation);
      expect([operation.path, denied.status]).toEqual([operation.path, 403]);
      expect(denied.body.error.message).toContain('scorecards.');
      const anonymous = await toRequest(server, operation).set(
        'Authorization',
        mockCredentials.none.header(),
      );
      expect([operation.path, anonymous.status]).toEqual([operation.path, 401]);
    }
  });

  it('answers every route as its contract says', async () => {
    const { server } = await setup();
    const document = await request(server).get('/api/scorecards/openapi.json');
    expect(document.body.openapi).toBe('3.1.0');
    for (const operation of operations) {
      const response = await toRequest(server, operation);
      const { path, method, response: schema } = operation;
      expect([path, response.status]).toEqual([path, schema ? 200 : 204]);
      const parsed = schema?.safeParse(response.body);
      expect([path, parsed?.error && z.prettifyError(parsed.error)]).toEqual([
        path,
        undefined,
      ]);
      expect(document.body.paths[path][method].summary).toBe(operation.summary);
    }
    for (const path of [
      '/scorecards/none',
      '/scorecards/none/entities',
      '/entities/component/default/none',
      '/entities/component/default/none/history',
      '/facts?entityRef=component:default/none',
    ]) {
      await request(server).get(`/api/scorecards${path}`).expect(404);
    }
    for (const [path, field] of [
      ['/scorecards?limit=0', 'limit'],
      ['/scorecards?limit=1000', 'limit'],
      ['/scorecards/quality/entities?cursor=x', 'cursor'],
      ['/scorecards/quality/entities?sort=colour', 'sort'],
      ['/scorecards/quality/trend?days=none', 'days'],
      ['/facts', 'entityRef'],
      ['/facts?entityRef=a', 'entityRef'],
      ['/verdicts?status=great', 'status'],
    ]) {
      const response = await request(server).get(`/api/scorecards${path}`);
      expect([path, response.status]).toEqual([path, 400]);
      expect(response.body.error.message).toContain(field);
    }
    const wrong = await request(server)
      .post('/api/scorecards/facts')
      .send({ facts: [] });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('facts');
    const mismatch = await request(server)
      .put('/api/scorecards/sources/other')
      .send(SOURCE);
    expect(mismatch.status).toBe(400);
    const taken = await request(server)
      .put('/api/scorecards/sources/build')
      .send({ ...SOURCE, id: 'build' });
    expect(taken.status).toBe(409);
    expect(taken.body.error.message).toContain('belongs to');
  });

  it('publishes every route that there is', async () => {
    const { use, factory } = mockServices.httpRouter.mock();
    await startScorecards({
      knex: await databases.init(id),
      catalog: new TestCatalog(),
      features: [factory],
    });
    const routes = z
      .array(
        z.object({
          route: z
            .object({
              path: z.string(),
              methods: z.record(z.string(), z.unknown()),
            })
            .optional(),
        }),
      )
      // The services that the plugin uses add theirs before.
      .parse(Reflect.get(use.mock.lastCall?.[0] ?? {}, 'stack'))
      .flatMap(({ route }) =>
        Object.keys(route?.methods ?? {}).map(
          method => `${method} ${route?.path.replaceAll(/:(\w+)/g, '{$1}')}`,
        ),
      );
    expect(routes.sort()).toEqual(
      [
        ...operations.map(({ method, path }) => `${method} ${path}`),
        'get /openapi.json',
      ].sort(),
    );
  });

  it('shows only the entities that the caller may read', async () => {
    const { get, knex, people, push, server, synchronize } = await setup();
    // A past that both entities share, with a fall, an error and a message.
    for (const name of ['a', 'b']) {
      const fact = (green: boolean) => ({
        entityRef: `component:default/${name}`,
        source: 'build',
        value: { green, coverage: 90 },
      });
      await push(fact(true));
      await letTimePass(knex, DAY);
      await push(fact(false), {
        entityRef: `component:default/${name}`,
        source: 'build',
        error: `the secret of ${name} is wrong`,
      });
    }
    await synchronize();
    const trend = await get('/scorecards/quality/trend');
    expect(trend.items.at(-1).entities).toBe(2);

    people.restricted = true;
    for (const operation of operations.filter(
      ({ method }) => method === 'get',
    )) {
      const response = await toRequest(server, operation);
      const { path } = operation;
      // What is about entity a is not there, and of lists only b is left.
      expect([path, response.status]).toEqual([
        path,
        /^.(entities|facts|exemptions.\{id\})/.test(path) ? 404 : 200,
      ]);
      expect(response.text.replaceAll('component:default/a', '')).not.toMatch(
        /secret of a|team-a|of a failed/,
      );
      const inItems = JSON.stringify(response.body.items ?? response.body);
      expect([path, inItems.includes('"component:default/a"')]).toEqual([
        path,
        false,
      ]);
    }
    const refs = (items: Array<{ entity: { entityRef: string } }>) => [
      ...new Set(items.map(({ entity }) => entity.entityRef)),
    ];
    const b = ['component:default/b'];
    expect(refs((await get('/verdicts')).items)).toEqual(b);
    expect(
      (await get('/verdicts?entityRef=component:default/a')).items,
    ).toEqual([]);
    const onScorecard = await get('/scorecards/quality/entities');
    expect(refs(onScorecard.items)).toEqual(b);
    expect(onScorecard.totalItems).toBe(1);
    const [summary] = (await get('/scorecards')).items;
    expect(summary).toMatchObject({ entities: 1, moved: { up: 0, down: 1 } });
    const restricted = await get('/scorecards/quality/trend');
    expect(
      restricted.items.map((point: { entities: number }) => point.entities),
    ).toEqual(Array(restricted.items.length).fill(1));
    const movements = await get('/movements');
    expect(refs(movements.items)).toEqual(b);
    expect(movements.totalItems).toBe(1);
    const groups = await get('/scorecards/quality/groups?by=owner');
    expect(groups.items).toEqual([
      expect.objectContaining({ group: 'group:default/team-b' }),
    ]);
    const [source] = (await get('/health')).sources;
    expect(source).toMatchObject({ entities: 1, errors: 1 });
    expect(source.errorSamples).toEqual([
      expect.objectContaining({ entityRef: b[0] }),
    ]);
  });

  it('tells of an entity that may not be read what it tells of none', async () => {
    const { people, push, server } = await setup();
    people.restricted = true;
    const answers = (name: string) =>
      Promise.all(
        [
          request(server).get(
            `/api/scorecards/entities/component/default/${name}`,
          ),
          request(server).get(
            `/api/scorecards/entities/component/default/${name}/history`,
          ),
          request(server).post(
            `/api/scorecards/entities/component/default/${name}/refresh`,
          ),
          request(server).get(
            `/api/scorecards/facts?entityRef=component:default/${name}`,
          ),
          request(server).get(
            `/api/scorecards/facts/history?entityRef=component:default/${name}&source=build`,
          ),
        ].map(async asked => {
          const { status, body } = await asked;
          return [status, body.error.message.replaceAll(`/${name}'`, `/?'`)];
        }),
      );
    const unreadable = await answers('a');
    expect(unreadable.map(([status]) => status)).toEqual(Array(5).fill(404));
    expect(unreadable).toEqual(await answers('nobody'));

    const fact = (name: string) => ({
      entityRef: `component:default/${name}`,
      source: 'build',
      value: { green: true },
    });
    const answer = await push(fact('a'), fact('b'), fact('nobody'));
    expect(answer).toMatchObject({ changed: 1, unchanged: 0 });
    const [a, nobody] = answer.rejected;
    expect(a.reason.replace('/a', '/nobody')).toBe(nobody.reason);
    people.restricted = false;
    const { body } = await request(server).get(
      '/api/scorecards/facts?entityRef=component:default/a',
    );
    expect(body.items).toEqual([]);
  });

  it('asks for the right to refresh this entity, not any', async () => {
    const asked: Array<string | undefined> = [];
    const { server } = await setup({
      authorize: async requests =>
        requests.map(({ permission, resourceRef }) => {
          if (permission.name !== 'scorecards.entity.refresh') {
            return allow;
          }
          asked.push(resourceRef);
          return resourceRef === 'component:default/b' ? allow : deny;
        }),
    });
    const refresh = (name: string) =>
      request(server).post(
        `/api/scorecards/entities/Component/Default/${name}/refresh`,
      );
    const { body } = await refresh('a').expect(403);
    expect(body.error.message).toContain('scorecards.entity.refresh');
    await refresh('B').expect(200);
    expect(asked).toEqual(['component:default/a', 'component:default/b']);
  });

  it('does not guess what a rule means that it does not know', async () => {
    const { conditions, ...friday } = limitedTo('IS_FRIDAY', {});
    const { server } = await setup({
      authorizeConditional: async requests =>
        requests.map(() => ({ ...friday, conditions: { not: conditions } })),
    });
    for (const operation of operations) {
      const { path } = operation;
      // Nothing of an entity is in these.
      if (/^.(sources|definitions|exemptions.rules)/.test(path)) {
        continue;
      }
      const response = await toRequest(server, operation);
      expect([path, response.status]).toEqual([path, 501]);
      expect(response.body.error.message).toContain("'IS_FRIDAY'");
      expect(response.text).not.toMatch(
        /default\/b|team-|select|entity_search/,
      );
    }
  });

  it('names no entity to everybody who is signed in', async () => {
    const { events, push, signals } = await setup();
    await push({
      entityRef: 'component:default/a',
      source: 'build',
      value: { green: true },
    });
    expect(events.publish).toHaveBeenCalledWith(
      expect.objectContaining({
        eventPayload: { entityRefs: ['component:default/a'] },
      }),
    );
    expect(signals.publish).toHaveBeenCalled();
    expect(JSON.stringify(signals.publish.mock.calls)).not.toContain(
      'component:default',
    );
  });
});
