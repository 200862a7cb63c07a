import {
  createMockDirectory,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { limitedTo } from '@guildhall/plugin-guildhall-node/testUtils';
import { createServer } from 'node:http';
import request from 'supertest';
import { z } from 'zod';
import { startServices } from './__testUtils__/startServices';
import { entity, TestCatalog } from './__testUtils__/TestCatalog';
import { TestLedger } from './__testUtils__/TestLedger';
import { TestReleases } from './__testUtils__/TestReleases';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

const TEAM_B = 'group:default/team-b';

function release(version: string) {
  return {
    version,
    parameters: { properties: { name: { type: 'string' }, dataClass: {} } },
    files: [{ path: 'README.md', content: `# {{ name }} ${version}\n` }],
  };
}

describe.each(databases.eachSupportedId())('services, %p', id => {
  async function setup(remote?: object) {
    directory.clear();
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const ledger = new TestLedger();
    const releases = new TestReleases();
    releases.publish(release('1.0.0'));
    const people = { onlyTeamB: false };
    const backend = await startServices({
      knex,
      catalog,
      ledger,
      releases,
      folder: directory.path,
      remote,
      permissions: {
        authorize: async requests =>
          requests.map(() => ({ result: 'ALLOW' as const })),
        authorizeConditional: async requests =>
          requests.map(() =>
            people.onlyTeamB
              ? limitedTo('IS_ENTITY_OWNER', { claims: [TEAM_B] })
              : { result: 'ALLOW' as const },
          ),
      },
    });
    return {
      ...backend,
      knex,
      catalog,
      ledger,
      releases,
      people,
      give: (name: string, answers: JsonObject = {}) =>
        backend.give(name, { version: '1.0.0', answers: { name, ...answers } }),
      check: async () => {
        await knex('service').update({ check_after: new Date(0) });
        await backend.run('follow-catalog');
        await backend.run('check-services');
      },
    };
  }

  it('lists what the caller may read, page by page', async () => {
    const { catalog, check, get, give, people, releases, send } = await setup();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      catalog.set(entity(name, name < 'c' ? {} : { owner: TEAM_B }));
      await give(name);
    }
    await check();
    releases.publish(release('2.0.0'));
    await check();

    const names: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/services?limit=2${cursor}`);
      expect(page.totalItems).toBe(5);
      names.push(...page.items.map((item: { title: string }) => item.title));
      cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
    } while (cursor);
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);

    const count = async (query: string) =>
      (await get(`/services?${query}`)).totalItems;
    expect(await count(`owner=${TEAM_B}`)).toBe(3);
    expect(await count('drift=major&drift=minor')).toBe(5);
    expect(await count('drift=current')).toBe(0);
    expect(await count('version=1.0.0&template=service-node')).toBe(5);
    expect(await count('version=2.0.0')).toBe(0);
    expect(await count('template=other')).toBe(0);
    expect(await count('q=DEFAULT/B')).toBe(1);
    expect(await count('repository=local/b')).toBe(1);
    expect(await count('repository=other/b')).toBe(0);
    expect(await count('repository=local/bb')).toBe(0);
    expect(await count('q=%25')).toBe(0);

    people.onlyTeamB = true;
    expect(await count('repository=local/b')).toBe(0);
    expect(await get('/services?limit=1')).toMatchObject({
      totalItems: 3,
      items: [{ entityRef: 'component:default/c', owner: TEAM_B }],
    });
    for (const path of ['', '/off-boarding']) {
      const hidden = await send('get', `/services/component/default/a${path}`);
      const absent = await send('get', `/services/component/default/z${path}`);
      expect([hidden.status, absent.status]).toEqual([404, 404]);
    }
    const refused = await send('post', '/upgrades', {
      entityRef: 'component:default/a',
    });
    expect(refused.status).toBe(404);
  });

  it('follows an entity that is renamed, and keeps one that is removed', async () => {
    const { catalog, check, get, give, host, people, send } = await setup();
    const annotations = {
      'backstage.io/source-location': `url:${host.repositoryUrl('a')}`,
    };
    catalog.set(entity('other'));
    catalog.set(entity('a', { annotations }));
    await give('a');
    await check();

    catalog.delete('component:default/a');
    await check();
    expect(await get('/services/component/default/a')).toMatchObject({
      error: expect.stringContaining('catalog no longer has'),
      owner: 'group:default/team-a',
    });
    people.onlyTeamB = true;
    expect((await send('get', '/services/component/default/a')).status).toBe(
      404,
    );
    people.onlyTeamB = false;

    catalog.set(entity('a-renamed', { annotations }));
    await check();
    const renamed = await get('/services/component/default/a-renamed');
    expect(renamed).toMatchObject({ version: '1.0.0', title: 'a-renamed' });
    expect(renamed.error).toBeUndefined();
    expect(renamed.effects).toHaveLength(1);
    expect((await send('get', '/services/component/default/a')).status).toBe(
      404,
    );
  });

  it('keeps what a repository said when it cannot be read, and tries again', async () => {
    const { catalog, get, give, host, knex, run, ledger } = await setup();
    catalog.set(entity('a'));
    await give('a');
    await run('check-services');
    const [{ target }] = ledger.effects;
    const commit = target.kind === 'git-repository' ? target.commit : undefined;
    await host.deleteRepository({ name: 'a', onlyIfHead: commit ?? '' });
    for (const failures of [1, 2]) {
      await knex('service').update({ check_after: new Date(0) });
      await run('check-services');
      expect(await knex('service').first()).toMatchObject({ failures });
    }
    const service = await get('/services/component/default/a');
    expect(service).toMatchObject({
      version: '1.0.0',
      drift: 'current',
      error: expect.stringContaining("'a'"),
      checkedAt: expect.any(String),
    });
    // Not due yet: nobody asks a broken host all the time.
    await run('check-services');
    expect(await knex('service').first()).toMatchObject({ failures: 2 });
  });

  it('lists what is left to do before a service is gone', async () => {
    const { catalog, check, get, give, ledger, people } = await setup();
    catalog.set(
      entity('a', {
        relations: [['providesApi', 'api:default/visits']],
      }),
    );
    catalog.set(
      entity('visits', {
        kind: 'API',
        relations: [['apiProvidedBy', 'component:default/a']],
      }),
    );
    catalog.set(
      entity('billing', {
        owner: TEAM_B,
        relations: [
          ['dependsOn', 'component:default/a'],
          ['consumesApi', 'api:default/visits'],
        ],
      }),
    );
    catalog.set(
      entity('secret-project', {
        relations: [['dependsOn', 'component:default/a']],
      }),
    );
    catalog.set(entity('quiet', { owner: TEAM_B }));
    await give('a', { dataClass: 'phi' });
    await give('quiet');
    await check();

    const items = (await get('/services/component/default/a/off-boarding'))
      .items;
    const summary = items.map(
      (item: { status: string; title: string; owner?: string }) =>
        `${item.status}: ${item.title} (${item.owner})`,
    );
    expect(summary).toEqual([
      `blocked: billing depends on this service (${TEAM_B})`,
      'blocked: secret-project depends on this service (group:default/team-a)',
      `blocked: billing consumes the API visits (${TEAM_B})`,
      'blocked: Retire the API visits (group:default/team-a)',
      'open: Revoke its secrets and access (group:default/team-a)',
      'open: Take it off call (group:default/team-a)',
      'open: Keep or destroy personal health information as the law says (group:default/team-a)',
      'open: Repository a (group:default/team-a)',
    ]);
    const ids = items.map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(ids.length);

    people.onlyTeamB = true;
    Object.assign(ledger.effects[1], { status: 'undone' });
    const quiet = await get('/services/component/default/quiet/off-boarding');
    expect(
      quiet.items.map((item: { status: string; id: string }) => [
        item.id,
        item.status,
      ]),
    ).toEqual([
      ['no-dependents-of-component:default/quiet', 'done'],
      ['secrets', 'open'],
      ['on-call', 'open'],
      ['data-retention', 'unknown'],
      [`effect-${ledger.effects[1].id}`, 'done'],
    ]);
    // Who depends on it is not told to those who may not see it.
    catalog.set(
      entity('stranger', {
        relations: [['dependsOn', 'component:default/quiet']],
      }),
    );
    await check();
    const blocked = await get('/services/component/default/quiet/off-boarding');
    expect(blocked.items[0]).toMatchObject({
      status: 'blocked',
      title: '1 entity that you may not see depends on this service',
    });
    expect(JSON.stringify(blocked)).not.toContain('stranger');
  });

  it('tells scorecards how far each service is', async () => {
    const { catalog, check, facts, give, knex, post, releases, run } =
      await setup();
    catalog.set(entity('a'));
    await give('a');
    await run('check-services');
    expect(facts.declareSource).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'goldenPath' }),
      expect.anything(),
    );
    const value = {
      template: 'service-node',
      version: '1.0.0',
      latestVersion: '1.0.0',
      drift: 'current',
      changedFiles: 0,
      upgradeDeclined: false,
    };
    expect(facts.push).toHaveBeenCalledTimes(1);
    expect(facts.push).toHaveBeenLastCalledWith(
      [
        {
          entityRef: 'component:default/a',
          source: 'goldenPath',
          observedAt: expect.any(String),
          value,
        },
      ],
      expect.anything(),
    );
    // Nothing new, nothing pushed.
    await run('check-services');
    expect(facts.push).toHaveBeenCalledTimes(1);

    releases.publish(release('1.0.1'));
    const preview = async () =>
      post('/upgrades', { entityRef: 'component:default/a' });
    const { id: upgrade } = await preview();
    await post(`/upgrades/${upgrade}/decline`, { reason: 'Not now' });
    facts.push.mockRejectedValueOnce(new Error('scorecards is down'));
    await expect(run('check-services')).rejects.toThrow('scorecards is down');
    await check();
    expect(facts.push.mock.lastCall?.[0]).toMatchObject([
      {
        value: {
          ...value,
          latestVersion: '1.0.1',
          drift: 'patch',
          upgradeDeclined: true,
        },
      },
    ]);
    expect(await knex('service').where({ facts_due: true })).toEqual([]);
  });

  it('remembers a repository that services tell it of, once', async () => {
    const { get, give, knex, server } = await setup();
    await give('a');
    const body = {
      entityRef: 'component:default/a',
      host: 'local',
      name: 'a',
      template: 'service-node',
      version: '1.0.0',
      taskId: 'task-b',
      createdBy: 'user:default/mock',
    };
    const record = (change: JsonObject, header: string) =>
      request(server)
        .post('/api/golden-path/services')
        .set('Authorization', header)
        .send({ ...body, ...change });
    const service = mockCredentials.service.header();
    expect((await record({}, mockCredentials.user.header())).status).toBe(403);
    for (const [change, field] of [
      [{ entityRef: 'a' }, 'entityRef'],
      [{ version: 'new' }, 'version'],
      [{ host: 'elsewhere' }, 'host'],
      [{ template: '../x' }, 'template'],
      [{ extra: 1 }, 'extra'],
    ] as const) {
      const refused = await record(change, service);
      expect([refused.status, refused.body.error.message]).toEqual([
        400,
        expect.stringContaining(field),
      ]);
    }
    // Again, and then under another name.
    await Promise.all([record({}, service), record({}, service)]);
    await record({ entityRef: 'component:default/other' }, service);
    expect(await knex('service')).toHaveLength(1);
    expect(await get('/services')).toMatchObject({
      items: [
        {
          entityRef: 'component:default/other',
          title: 'a',
          drift: 'current',
        },
      ],
    });
  });

  it('reads a repository when it is told of it', async () => {
    const { get, give } = await setup();
    await give('a', { dataClass: 'phi' });
    expect(await get('/services/component/default/a')).toMatchObject({
      drift: 'current',
      version: '1.0.0',
      latestVersion: '1.0.0',
      answers: { name: 'a', dataClass: 'phi' },
      checkedAt: expect.any(String),
    });
  });

  it('does not wait for a repository that cannot be read, and reads it later', async () => {
    const patience = new AbortController();
    let isHanging = true;
    const gitServer = createServer((_, response) => {
      if (isHanging) {
        patience.abort();
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>(resolve => gitServer.listen(0, resolve));
    const { port } = z.object({ port: z.number() }).parse(gitServer.address());
    const { get, give, run } = await setup({
      cloneUrl: `http://127.0.0.1:${port}/{name}.git`,
    });
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(patience.signal);
    await give('a');
    timeout.mockRestore();
    expect(await get('/services/component/default/a')).toMatchObject({
      drift: 'unknown',
      error: 'It could not be read within 10 seconds',
    });

    isHanging = false;
    await run('check-services');
    expect(await get('/services/component/default/a')).toMatchObject({
      drift: 'unknown',
      error: expect.stringContaining('There is no such repository'),
    });
    gitServer.closeAllConnections();
    await new Promise(resolve => gitServer.close(resolve));
  });

  it('forgets a service that was undone at once, and others after a time', async () => {
    const { catalog, check, get, give, host, knex, ledger, run } =
      await setup();
    catalog.set(entity('known'));
    for (const name of ['undone', 'lost', 'known']) {
      await give(name);
    }
    await check();
    for (const { target } of ledger.effects) {
      await host.deleteRepository({
        name: target.kind === 'git-repository' ? target.name : '',
        onlyIfHead: (target.kind === 'git-repository' && target.commit) || '',
      });
    }
    Object.assign(ledger.effects[0], { status: 'undone' });
    await check();
    const names = async () =>
      (await get('/services')).items.map(
        (item: { title: string }) => item.title,
      );
    expect(await names()).toEqual(['known', 'lost']);

    await run('forget-services');
    expect(await names()).toEqual(['known', 'lost']);
    const longAgo = new Date('2020-01-01');
    await knex('service').update({ created_at: longAgo, checked_at: longAgo });
    await run('forget-services');
    expect(await names()).toEqual(['known']);
  });

  it('waits for the merge of a repository that is to be adopted', async () => {
    const { get, host, server } = await setup();
    await host.createAndPush({
      name: 'old',
      files: [
        { path: 'a', mode: '100644', encoding: 'utf8', content: 'ours\n' },
      ],
      message: 'First',
      author: { name: 'A', email: 'a@example.com', date: new Date() },
    });
    await request(server)
      .post('/api/golden-path/services')
      .set('Authorization', mockCredentials.service.header())
      .send({
        entityRef: 'component:default/old',
        host: 'local',
        name: 'old',
        template: 'adopt',
        version: '1.0.0',
        taskId: 'task-old',
        createdBy: 'user:default/mock',
      })
      .expect(200);
    const service = await get('/services/component/default/old');
    expect(service).toMatchObject({
      drift: 'unknown',
      error: expect.stringContaining('merge the branch'),
      missedReleases: [],
    });
    expect(service.version).toBeUndefined();
  });
});
