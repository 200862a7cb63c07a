import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { z } from 'zod';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';
import { Operation, operations } from './openapi/operations';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const SOURCE = {
  id: 'pushed',
  title: 'Pushed',
  description: 'A source of this test',
  fields: { ok: { type: 'bool', description: 'Whether it is' } },
};

/** A request of each operation that would succeed for somebody who may. */
function toRequest(
  server: Parameters<typeof request>[0],
  operation: Operation,
) {
  const path = operation.path
    .replace('{kind}/{namespace}/{name}', 'component/default/a')
    .replace('/sources/{id}', '/sources/pushed')
    .replace('{id}', 'quality');
  const query: Record<string, string> = {
    '/facts': 'entityRef=component:default/a',
    '/facts/history': 'entityRef=component:default/a&source=build',
    '/scorecards/{id}/groups': 'by=owner',
  };
  const body: Record<string, object> = {
    '/facts': {
      facts: [{ entityRef: 'component:default/a', source: 'build', value: {} }],
    },
    '/sources/{id}': SOURCE,
  };
  return request(server)
    [operation.method](`/api/scorecards${path}?${query[operation.path] ?? ''}`)
    .send(operation.method === 'get' ? undefined : body[operation.path]);
}

describe.each(databases.eachSupportedId())('permissions, %p', id => {
  async function setup(permissions = mockServices.permissions.mock()) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b', { owner: 'group:default/team-b' }));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      permissions,
    });
    await backend.synchronize();
    return backend;
  }

  const allow = { result: AuthorizeResult.ALLOW } as const;
  const deny = { result: AuthorizeResult.DENY } as const;

  it('refuses every route to whoever has no right, and to nobody in particular', async () => {
    const { server } = await setup(
      mockServices.permissions.mock({
        authorize: async requests => requests.map(() => deny),
        authorizeConditional: async requests => requests.map(() => deny),
      }),
    );
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
    const { server } = await setup(
      mockServices.permissions.mock({
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests => requests.map(() => allow),
      }),
    );
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

  it('shows only the entities that the caller may read', async () => {
    const { get } = await setup(
      mockServices.permissions.mock({
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests =>
          requests.map(() => ({
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: {
              rule: 'IS_ENTITY_OWNER',
              resourceType: 'catalog-entity',
              params: { claims: ['group:default/team-b'] },
            },
          })),
      }),
    );
    const refs = (items: Array<{ entity: { entityRef: string } }>) => [
      ...new Set(items.map(({ entity }) => entity.entityRef)),
    ];
    const b = ['component:default/b'];
    expect(refs((await get('/verdicts')).items)).toEqual(b);
    const onScorecard = await get('/scorecards/quality/entities');
    expect(refs(onScorecard.items)).toEqual(b);
    expect(onScorecard.totalItems).toBe(1);
    const [summary] = (await get('/scorecards')).items;
    expect(summary.entities).toBe(1);
    expect(summary.trend[0].entities).toBe(1);
    const groups = await get('/scorecards/quality/groups?by=owner');
    expect(groups.items).toEqual([
      expect.objectContaining({ group: 'group:default/team-b' }),
    ]);
  });
});
