import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  createRepositoryFile,
  Effect,
  effectSchema,
  EffectTarget,
  listEffectsResponseSchema,
  undoResponseSchema,
} from '@guildhall/plugin-golden-path-common';
import { GitHost } from '@guildhall/plugin-golden-path-node';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import request from 'supertest';
import {
  createDirectory,
  ME,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const service = mockCredentials.service.header();
const other = mockCredentials.user.header('user:default/other');

const AUTHOR = {
  name: 'A',
  email: 'a@example.com',
  date: new Date('2026-11-21T10:00:00Z'),
};

function file(path: string, text: string) {
  return createRepositoryFile({
    path,
    mode: '100644',
    bytes: Buffer.from(text),
  });
}

describe.each(databases.eachSupportedId())('effects, %p', id => {
  /** @param isManager - Whether everybody may undo what others made. */
  async function setup(isManager: boolean = false) {
    directory.clear();
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const start = () =>
      startGoldenPath({
        knex,
        folder: directory.path,
        catalog,
        permissions: {
          authorize: async requests =>
            requests.map(({ permission }) =>
              permission.name === 'golden-path.effect.manage' && !isManager
                ? deny
                : allow,
            ),
        },
      });
    const backend = await start();
    const { host, send } = backend;

    const begin = async (
      key: string,
      target: EffectTarget,
      more: { taskId?: string; createdBy?: string } = {},
    ): Promise<Effect> =>
      effectSchema.parse(
        await send(
          'post',
          '/effects',
          {
            taskId: 'task-1',
            stepId: 'publish',
            key,
            title: `The ${key}`,
            target,
            template: 'service-node',
            templateVersion: '1.0.0',
            createdBy: ME,
            ...more,
          },
          service,
        ),
      );
    const finish = async (effect: Effect, body: object): Promise<Effect> =>
      effectSchema.parse(
        await send('patch', `/effects/${effect.id}`, body, service),
      );
    return {
      ...backend,
      begin,
      catalog,
      finish,
      knex,
      /** Another replica over the same database. */
      startAnother: start,
      /** A repository and its catalog location, as a run makes them. */
      makeService: async (name: string, taskId: string = 'task-1') => {
        const target = { kind: 'git-repository', host: 'local', name } as const;
        const repository = await begin('repository', target, { taskId });
        const commit = await makeRepository(host, name);
        await finish(repository, {
          status: 'done',
          target: { ...target, commit },
          entityRef: `component:default/${name}`,
        });
        const address = host.fileUrl(name, 'catalog-info.yaml');
        const location = await begin(
          'location',
          { kind: 'catalog-location', target: address },
          { taskId },
        );
        catalog.locations.set(`location-${name}`, address);
        await finish(location, {
          status: 'done',
          target: {
            kind: 'catalog-location',
            target: address,
            locationId: `location-${name}`,
          },
        });
        return { repository, location, commit };
      },
      undo: async (path: string, authorization?: string) =>
        undoResponseSchema.parse(
          await send('post', `${path}/undo`, {}, authorization),
        ).items,
    };
  }

  it('finds a pending effect again, after the process was killed', async () => {
    const { begin, finish, get } = await setup();
    const target = {
      kind: 'git-repository',
      host: 'local',
      name: 'visits-api',
    } as const;
    const begun = await begin('repository', target);
    expect(begun).toMatchObject({
      status: 'pending',
      target,
      createdBy: ME,
      undo: expect.stringContaining("'visits-api'"),
    });
    expect(await begin('repository', target)).toEqual(begun);
    const commit = 'a'.repeat(40);
    const done = await finish(begun, {
      status: 'done',
      target: { ...target, commit },
      entityRef: 'component:default/visits-api',
    });
    expect(done).toMatchObject({ status: 'done', target: { commit } });
    // What is done stays done, and is found as it is.
    expect(await finish(begun, { status: 'failed', error: 'late' })).toEqual(
      done,
    );
    expect(await begin('repository', target)).toEqual(done);

    for (const query of [
      '',
      '?taskId=task-1',
      '?entityRef=component:default/visits-api',
      '?status=done&status=failed',
    ]) {
      const page = listEffectsResponseSchema.parse(
        await get(`/effects${query}`),
      );
      expect([query, page]).toEqual([query, { items: [done], totalItems: 1 }]);
    }
    expect((await get('/effects?status=undone')).items).toEqual([]);
  });

  it('undoes a run, and once', async () => {
    const { catalog, host, knex, makeService, send, undo } = await setup();
    await makeService('visits-api');
    await send(
      'post',
      '/services',
      {
        entityRef: 'component:default/visits-api',
        host: 'local',
        name: 'visits-api',
        template: 'service-node',
        version: '1.0.0',
        taskId: 'task-1',
        createdBy: ME,
      },
      service,
    );
    const isFree = async () => {
      const { ok } = await send('post', '/preflight', {
        answers: { name: 'visits-api' },
      });
      return ok;
    };
    expect(await isFree()).toBe(false);
    const items = await undo('/runs/task-1');
    expect(await isFree()).toBe(true);
    expect(
      items.map(({ key, status, undoneBy }) => [key, status, undoneBy]),
    ).toEqual([
      ['repository', 'undone', ME],
      ['location', 'undone', ME],
    ]);
    expect(await host.exists('visits-api')).toBe(false);
    expect(catalog.locations.size).toBe(0);
    expect(await undo('/runs/task-1')).toEqual(items);
    // The history is only ever added to.
    const events = await knex('effect_event')
      .join('effect', 'effect.id', 'effect_event.effect_id')
      .orderBy('effect_event.number')
      .select('effect.key', 'effect_event.event', 'effect_event.actor');
    expect(events.map(Object.values)).toEqual([
      ['repository', 'begun', ME],
      ['repository', 'done', ME],
      ['location', 'begun', ME],
      ['location', 'done', ME],
      ['repository', 'undone', ME],
      ['location', 'undone', ME],
    ]);
  });

  it('makes again what was undone, when the run is tried again', async () => {
    const { begin, makeService, undo } = await setup();
    const { repository } = await makeService('visits-api');
    await undo(`/effects/${repository.id}`);
    const again = await begin('repository', {
      kind: 'git-repository',
      host: 'local',
      name: 'visits-api',
    });
    expect(again).toMatchObject({
      id: repository.id,
      status: 'pending',
      createdAt: repository.createdAt,
    });
    expect(again.undoneBy).toBeUndefined();
  });

  it('undoes nothing of a run while its team works in the repository', async () => {
    const { catalog, get, host, makeService, undo } = await setup();
    const { commit } = await makeService('visits-api');
    await host.pushBranch({
      name: 'visits-api',
      branch: 'work',
      base: commit,
      files: [file('work.txt', 'ours')],
      message: 'Work',
      author: AUTHOR,
    });
    const items = await undo('/runs/task-1');
    expect(items.map(({ key, status }) => [key, status])).toEqual([
      ['repository', 'done'],
      ['location', 'done'],
    ]);
    expect(items[0].error).toContain('pushed');
    expect(await host.exists('visits-api')).toBe(true);
    expect(catalog.locations.size).toBe(1);
    expect((await get('/effects?status=done')).totalItems).toBe(2);
  });

  it('undoes nothing where it can tell before', async () => {
    const { begin, catalog, finish, host, undo } = await setup();
    const target = { kind: 'git-repository', host: 'local', name: 'a-b-c' };
    const repository = await begin('repository', {
      kind: 'git-repository',
      host: 'local',
      name: 'a-b-c',
    });
    await makeRepository(host, 'a-b-c');
    await finish(repository, {
      status: 'done',
      target: { ...target, commit: 'b'.repeat(40) },
    });
    const location = await begin('location', {
      kind: 'catalog-location',
      target: 'http://x/y',
    });
    catalog.locations.set('l', 'http://x/y');
    await finish(location, { status: 'done' });
    const [first, second] = await undo('/runs/task-1');
    expect(first).toMatchObject({
      status: 'done',
      error: expect.stringContaining('not as it was made'),
    });
    expect(second).toMatchObject({ status: 'done' });
    expect(second.error).toBeUndefined();
    expect(catalog.locations.size).toBe(1);

    // Once it is gone by hand, all of it can be undone.
    await host.deleteRepository({
      name: 'a-b-c',
      onlyIfHead: (await host.head('a-b-c')) ?? '',
    });
    const after = await undo('/runs/task-1');
    expect(after.map(({ status, error }) => [status, error])).toEqual([
      ['undone', undefined],
      ['undone', undefined],
    ]);
    expect(catalog.locations.size).toBe(0);
  });

  it('takes away no repository that it may not have made', async () => {
    const { begin, finish, host, undo } = await setup();
    const pending = await begin('repository', {
      kind: 'git-repository',
      host: 'local',
      name: 'visits-api',
    });
    await makeRepository(host, 'visits-api');
    const [refused] = await undo(`/effects/${pending.id}`);
    expect(refused).toMatchObject({
      status: 'pending',
      error: expect.stringContaining('not known whether this run made it'),
    });
    await finish(pending, { status: 'failed', error: 'It is there already' });
    expect((await undo(`/effects/${pending.id}`))[0].status).toBe('failed');
    expect(await host.exists('visits-api')).toBe(true);

    const elsewhere = await begin('elsewhere', {
      kind: 'git-repository',
      host: 'removed',
      name: 'visits-api',
    });
    const [unknown] = await undo(`/effects/${elsewhere.id}`);
    expect(unknown).toMatchObject({
      status: 'pending',
      error: expect.stringContaining("no git host 'removed'"),
    });
  });

  it('deletes a branch, unless it moved on', async () => {
    const { begin, finish, host, undo } = await setup();
    const base = await makeRepository(host, 'visits-api');
    const push = async (branch: string, text: string) =>
      (
        await host.pushBranch({
          name: 'visits-api',
          branch,
          base,
          files: [file('a.txt', text)],
          message: 'A',
          author: AUTHOR,
        })
      ).commit;
    for (const [branch, commit] of [
      ['good', await push('good', 'a')],
      ['moved', base],
    ]) {
      const target = {
        kind: 'git-branch',
        host: 'local',
        name: 'visits-api',
        branch,
      } as const;
      const effect = await begin(branch, target);
      await finish(effect, { status: 'done', target: { ...target, commit } });
    }
    await push('moved', 'b');
    const { items } = listEffectsResponseSchema.parse({
      items: await undo('/runs/task-1'),
      totalItems: 2,
    });
    expect(items.map(({ key, status }) => [key, status])).toEqual([
      ['good', 'done'],
      ['moved', 'done'],
    ]);
    expect(items[1].error).toContain('pushed to it');
    const [good] = await undo(`/effects/${items[0].id}`);
    expect(good.status).toBe('undone');
    expect(await host.head('visits-api', 'good')).toBeUndefined();
    expect(await host.head('visits-api', 'moved')).toBeDefined();
  });

  it('lets one of two replicas undo', async () => {
    const { host, knex, makeService, server, startAnother } = await setup();
    const { repository } = await makeService('visits-api');
    const another = await startAnother();
    const path = `/api/golden-path/effects/${repository.id}/undo`;
    const answers = await Promise.all([
      request(server).post(path),
      request(another.server).post(path),
    ]);
    const outcomes = answers.map(({ status, body }) =>
      status === 200 ? body.items[0].status : status,
    );
    // The other one comes while it is being undone, or afterwards.
    expect(outcomes).toContain('undone');
    expect(
      outcomes.filter(outcome => outcome !== 'undone' && outcome !== 409),
    ).toEqual([]);
    expect(await host.exists('visits-api')).toBe(false);
    const undone = await knex('effect_event').where({ event: 'undone' });
    expect(undone).toHaveLength(1);
  });

  it('waits for a replica that undoes, and not for one that was killed', async () => {
    const { knex, makeService, server, undo } = await setup();
    const { repository } = await makeService('visits-api');
    const claim = (until: Date) =>
      knex('effect')
        .where({ id: repository.id })
        .update({ undo_holder: 'another', undo_until: until });
    await claim(new Date(Date.now() + 60_000));
    const response = await request(server).post(
      `/api/golden-path/effects/${repository.id}/undo`,
    );
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain('being undone just now');
    await claim(new Date(Date.now() - 1));
    expect((await undo(`/effects/${repository.id}`))[0].status).toBe('undone');
  });

  it('shows and undoes what one made oneself, and others only to managers', async () => {
    const { get, makeService, server } = await setup();
    const { repository } = await makeService('visits-api');
    expect((await get('/effects')).totalItems).toBe(2);
    const asOther = (method: 'get' | 'post', path: string) =>
      request(server)
        [method](`/api/golden-path${path}`)
        .set('Authorization', other);
    expect((await asOther('get', '/effects')).body.totalItems).toBe(0);
    for (const path of [
      `/effects/${repository.id}/undo`,
      '/effects/none/undo',
      '/runs/task-1/undo',
      '/runs/none/undo',
    ]) {
      const { status, body } = await asOther('post', path);
      expect([path, status]).toEqual([path, 404]);
      expect(body.error.message).toContain('not yours to undo');
    }

    const managed = await setup(true);
    await managed.makeService('visits-api');
    const items = await managed.undo('/runs/task-1', other);
    expect(items.map(({ undoneBy }) => undoneBy)).toEqual(
      Array(2).fill('user:default/other'),
    );
  });

  it('waits until the run has ended', async () => {
    const { knex, makeService, server } = await setup();
    const { repository } = await makeService('visits-api');
    await knex('run').insert({
      task_id: 'task-1',
      template: 'service-node',
      status: 'processing',
      created_at: new Date(),
    });
    for (const path of [
      `/effects/${repository.id}/undo`,
      '/runs/task-1/undo',
    ]) {
      const { status, body } = await request(server).post(
        `/api/golden-path${path}`,
      );
      expect([path, status]).toEqual([path, 409]);
      expect(body.error.message).toContain('still goes on');
    }
  });

  it('takes no secrets, and from services only', async () => {
    const { get, server } = await setup();
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    const body = {
      taskId: 't',
      stepId: 's',
      key: 'k',
      title: secret,
      createdBy: ME,
      target: { kind: 'catalog-location', target: 'http://x' },
    };
    const post = (authorization: string) =>
      request(server)
        .post('/api/golden-path/effects')
        .set('Authorization', authorization)
        .send(body);
    const refused = await post(service);
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain("'title' must not hold");
    expect(refused.text).not.toContain(secret);
    expect((await post(mockCredentials.user.header())).status).toBe(403);
    expect((await get('/effects')).items).toEqual([]);
  });
});

/** With one commit, which is answered. */
async function makeRepository(host: GitHost, name: string): Promise<string> {
  const { commit } = await host.createAndPush({
    name,
    files: [file('README.md', name)],
    message: 'First',
    author: AUTHOR,
  });
  return commit;
}
