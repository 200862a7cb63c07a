import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Operation } from '@guildhall/plugin-guildhall-node';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import request from 'supertest';
import { z } from 'zod';
import { startServices } from './__testUtils__/startServices';
import { entity, TestCatalog } from './__testUtils__/TestCatalog';
import { TestLedger } from './__testUtils__/TestLedger';
import { TestReleases } from './__testUtils__/TestReleases';
import { serviceOperations } from './serviceOperations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

const REF = 'component:default/a';

const BODIES: Record<string, object> = {
  '/services': {
    entityRef: REF,
    host: 'local',
    name: 'a',
    template: 'service-node',
    version: '1.0.0',
    taskId: 'task-a',
    createdBy: 'user:default/mock',
  },
  '/upgrades': { entityRef: REF },
  '/upgrades/{id}/decline': { reason: 'Not this year' },
  '/campaigns': {
    title: 'Everybody',
    template: 'service-node',
    toVersion: '1.1.0',
    rings: [{ name: 'All', entityRefs: [REF] }],
  },
};

describe.each(databases.eachSupportedId())('routes, %p', id => {
  async function setup(options: { permissions?: Partial<PermissionsService> }) {
    directory.clear();
    const releases = new TestReleases();
    const parameters = { properties: { name: { type: 'string' } } };
    const file = { path: 'README.md', content: '# {{ name }}\n' };
    releases.publish({ version: '1.0.0', files: [file], parameters });
    releases.publish({
      version: '1.1.0',
      files: [file, { path: 'NOTICE', content: 'New\n' }],
      parameters,
    });
    const catalog = new TestCatalog();
    catalog.set(entity('a'));
    const knex = await databases.init(id);
    const backend = await startServices({
      knex,
      catalog,
      ledger: new TestLedger(),
      releases,
      folder: directory.path,
      ...options,
    });
    await backend.give('a', { version: '1.0.0', answers: { name: 'a' } });
    await backend.run('check-services');
    return {
      ...backend,
      knex,
      call: (
        operation: Operation,
        ids: Record<string, string>,
        header?: string,
      ) => {
        const [, noun] = operation.path.split('/');
        const path = operation.path
          .replace('{kind}/{namespace}/{name}', 'component/default/a')
          .replace('{id}', ids[noun] ?? 'none');
        const query = operation.path.endsWith('/files') ? '?path=NOTICE' : '';
        const isForServices =
          operation.method === 'post' && operation.path === '/services';
        return request(backend.server)
          [operation.method](`/api/golden-path${path}${query}`)
          .set(
            'Authorization',
            header ??
              (isForServices
                ? mockCredentials.service.header()
                : mockCredentials.user.header()),
          )
          .send(
            operation.method === 'get' ? undefined : BODIES[operation.path],
          );
      },
    };
  }

  it('answers every route as its contract says', async () => {
    const { call } = await setup({});
    const ids: Record<string, string> = {};
    // Proposed before declined: as they are listed.
    for (const operation of serviceOperations) {
      const response = await call(operation, ids);
      const label = `${operation.method} ${operation.path}`;
      expect([label, response.status, response.body.error?.message]).toEqual([
        label,
        200,
        undefined,
      ]);
      const parsed = (operation.response ?? z.never()).safeParse(response.body);
      expect([label, parsed.error && z.prettifyError(parsed.error)]).toEqual([
        label,
        undefined,
      ]);
      if (operation.method === 'post' && !operation.path.includes('{')) {
        ids[operation.path.slice(1)] = response.body.id;
      }
    }
    const aboutOne = serviceOperations.filter(({ path }) =>
      path.includes('{id}'),
    );
    for (const operation of aboutOne) {
      const absent = await call(operation, {});
      expect([operation.path, absent.status]).toEqual([operation.path, 404]);
    }
  });

  it('refuses every route to whoever has no right, and to nobody in particular', async () => {
    const permissions = {
      authorize: async (requests: object[]) => requests.map(() => deny),
      authorizeConditional: async (requests: object[]) =>
        requests.map(() => deny),
    };
    const { call } = await setup({ permissions });
    for (const operation of serviceOperations) {
      const label = `${operation.method} ${operation.path}`;
      const anonymous = await call(
        operation,
        {},
        mockCredentials.none.header(),
      );
      expect([label, anonymous.status]).toEqual([label, 401]);
      const denied = await call(operation, {}, mockCredentials.user.header());
      expect([label, denied.status]).toEqual([label, 403]);
    }
  });

  it('asks for the right to upgrade the very service', async () => {
    const asked: string[] = [];
    const permissions: Partial<PermissionsService> = {
      authorize: async requests =>
        requests.map(({ permission, resourceRef }) => {
          asked.push(`${permission.name} ${resourceRef}`);
          return permission.name === 'golden-path.service.upgrade'
            ? deny
            : allow;
        }),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    };
    const { actionsRegistry, call, get } = await setup({ permissions });
    for (const path of [
      '/upgrades',
      '/services/{kind}/{namespace}/{name}/refresh',
    ]) {
      const operation = serviceOperations.find(
        candidate => candidate.method === 'post' && candidate.path === path,
      );
      expect([path, operation && (await call(operation, {})).status]).toEqual([
        path,
        403,
      ]);
      expect(asked.pop()).toBe(`golden-path.service.upgrade ${REF}`);
    }
    await expect(
      actionsRegistry.invoke({
        id: 'test:preview-upgrade',
        input: { entityRef: REF },
      }),
    ).rejects.toThrow('golden-path.service.upgrade');
    expect((await get('/upgrades')).totalItems).toBe(0);
  });

  it('names the field that is wrong', async () => {
    const { send } = await setup({});
    for (const [path, field] of [
      ['/services?limit=0', 'limit'],
      ['/services?limit=1000', 'limit'],
      ['/services?cursor=x', 'cursor'],
      ['/services?drift=bad', 'drift'],
      ['/services?colour=red', 'colour'],
      ['/services?repository=visits', 'repository'],
      ['/upgrades?status=great', 'status'],
      ['/upgrades?entityRef=a', 'entityRef'],
      ['/campaigns?limit=x', 'limit'],
      ['/upgrades/none/files', 'path'],
    ]) {
      const response = await send('get', path);
      expect([path, response.status, response.body.error.message]).toEqual([
        path,
        400,
        expect.stringContaining(field),
      ]);
    }
    const cases: Array<[JsonObject, string]> = [
      [{}, 'entityRef'],
      [{ entityRef: REF, toVersion: 'next' }, 'toVersion'],
      [{ entityRef: REF, toVersion: '4.0.0' }, "'toVersion'"],
      [{ entityRef: REF, answers: [] }, 'answers'],
      [{ entityRef: REF, colour: 'red' }, 'colour'],
    ];
    for (const [body, field] of cases) {
      const response = await send('post', '/upgrades', body);
      expect([response.status, response.body.error.message]).toEqual([
        400,
        expect.stringContaining(field),
      ]);
    }
  });

  it('takes no secrets, keeps none, and repeats none', async () => {
    const { get, knex, send, server } = await setup({});
    const secret = `ghp_${'a1B2'.repeat(9)}`;
    const { id: upgrade } = (
      await send('post', '/upgrades', { entityRef: REF })
    ).body;
    const campaign = {
      title: 'Everybody',
      template: 'service-node',
      toVersion: '1.1.0',
      rings: [{ name: 'All', entityRefs: [REF] }],
    };
    const decline = `/upgrades/${upgrade}/decline`;
    const cases: Array<[string, JsonObject, string]> = [
      [
        '/upgrades',
        { entityRef: REF, answers: { name: secret } },
        'answers/name',
      ],
      [decline, { reason: `The token ${secret} is in it` }, 'reason'],
      ['/campaigns', { ...campaign, title: secret }, 'title'],
      [
        '/campaigns',
        { ...campaign, rings: [{ name: secret, entityRefs: [REF] }] },
        'rings/0/name',
      ],
    ];
    for (const [path, body, field] of cases) {
      const { status, text } = await send('post', path, body);
      expect([path, status]).toEqual([path, 400]);
      expect(text).toContain(`'${field}' must not hold`);
      expect(text).not.toContain(secret);
    }
    const recorded = await request(server)
      .post('/api/golden-path/services')
      .set('Authorization', mockCredentials.service.header())
      .send({ ...BODIES['/services'], createdBy: secret });
    expect([recorded.status, recorded.text]).toEqual([
      400,
      expect.stringContaining("'createdBy' must not hold"),
    ]);

    expect(await get(`/upgrades/${upgrade}`)).toMatchObject({
      status: 'preview',
    });
    expect((await get('/campaigns')).totalItems).toBe(0);
    for (const table of ['service', 'upgrade', 'campaign']) {
      expect(JSON.stringify(await knex(table))).not.toContain(secret);
    }
  });

  it('offers actions with the rights of the caller', async () => {
    const { actionsRegistry, get } = await setup({});
    const listed = await actionsRegistry.invoke({
      id: 'test:list-generated-services',
      input: { drift: 'minor' },
    });
    expect(listed.output).toMatchObject({
      totalItems: 1,
      items: [{ entityRef: REF, version: '1.0.0', latestVersion: '1.1.0' }],
    });
    const preview = await actionsRegistry.invoke({
      id: 'test:preview-upgrade',
      input: { entityRef: REF },
      credentials: mockCredentials.user(),
    });
    expect(preview.output).toMatchObject({
      fromVersion: '1.0.0',
      toVersion: '1.1.0',
      conflicts: 0,
      files: expect.arrayContaining([
        expect.objectContaining({ path: 'NOTICE', outcome: 'added' }),
      ]),
    });
    expect(await get('/upgrades')).toMatchObject({
      items: [{ status: 'preview', createdBy: 'user:default/mock' }],
    });
  });
});
