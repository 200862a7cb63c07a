import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import {
  feedbackSchema,
  listFeedbackResponseSchema,
  runSchema,
  templateDetailSchema,
} from '@guildhall/plugin-golden-path-common';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import {
  createDirectory,
  ME,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { templateFolder } from './__testUtils__/templates';
import { TestCatalog } from './__testUtils__/TestCatalog';
import { testScaffolder } from './__testUtils__/testScaffolder';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const service = mockCredentials.service.header();
const other = mockCredentials.user.header('user:default/other');

const DAY = 86_400_000;

/** A task as the scaffolder tells of it. */
function task(id: string, status: string, more: object = {}) {
  return {
    id,
    status,
    createdBy: ME,
    createdAt: new Date(Date.now() - 60_000).toISOString(),
    spec: {
      parameters: { name: 'visits-api', dataClass: 'phi' },
      steps: [],
      templateInfo: {
        entityRef: 'template:default/service-node',
        entity: {
          metadata: {
            name: 'service-node',
            annotations: { 'guildhall.dev/template-version': '1.0.0' },
          },
        },
      },
    },
    ...more,
  };
}

describe.each(databases.eachSupportedId())('runs, %p', id => {
  async function setup() {
    directory.setContent({ templates: { 'service-node': templateFolder() } });
    const knex = await databases.init(id);
    const scaffolder = scaffolderServiceMock.mock();
    /** What the scaffolder has. */
    const tasks = new Map<string, ReturnType<typeof task>>();
    scaffolder.getTask.mockImplementation(async ({ taskId }) => {
      const found = tasks.get(taskId);
      if (!found) {
        throw await ResponseError.fromResponse(
          new Response(`No task ${taskId}`, { status: 404 }),
        );
      }
      return Object.assign(Object.create(null), found);
    });
    scaffolder.listTasks.mockImplementation(async () => ({
      items: [...tasks.values()].map(found =>
        Object.assign(Object.create(null), found),
      ),
      totalItems: tasks.size,
    }));
    scaffolder.getLogs.mockImplementation(async () => [
      Object.assign(Object.create(null), {
        body: { message: 'Fails', stepId: 'publish', status: 'failed' },
      }),
    ]);
    const backend = await startGoldenPath({
      knex,
      folder: directory.path,
      scaffolder: [scaffolder.factory, mockServices.database.factory({ knex })],
      permissions: {
        authorize: async requests =>
          requests.map(({ permission }) =>
            permission.name === 'golden-path.effect.manage' ? deny : allow,
          ),
      },
    });
    const { get } = backend;
    return {
      ...backend,
      knex,
      tasks,
      getRun: async (taskId: string) =>
        runSchema.parse(await get(`/runs/${taskId}`)),
      getStatistics: async () =>
        templateDetailSchema.parse(await get('/templates/service-node'))
          .statistics,
    };
  }

  it('follows a run by events, from its start to its end', async () => {
    const { getRun, onTask, send, server, tasks, host } = await setup();
    tasks.set('t1', task('t1', 'open'));
    await onTask(task('t1', 'open'));
    await onTask(task('t1', 'processing'));
    expect(await getRun('t1')).toMatchObject({
      taskId: 't1',
      template: 'service-node',
      templateVersion: '1.0.0',
      status: 'processing',
      createdBy: ME,
      effects: [],
      run: ['npm ci', 'npm start'],
      handover: [{ id: 'secrets' }, { id: 'privacy' }],
    });

    const effect = await send(
      'post',
      '/effects',
      {
        taskId: 't1',
        stepId: 'publish',
        key: 'repository',
        title: 'The repository',
        createdBy: ME,
        target: { kind: 'git-repository', host: 'local', name: 'visits-api' },
      },
      service,
    );
    await send(
      'patch',
      `/effects/${effect.id}`,
      { status: 'done', entityRef: 'component:default/visits-api' },
      service,
    );
    // Of the end, the scaffolder says no more than this.
    await onTask({ id: 't1', status: 'completed', createdBy: ME });
    const run = await getRun('t1');
    expect(run).toMatchObject({
      status: 'completed',
      finishedAt: expect.any(String),
      entityRef: 'component:default/visits-api',
      repository: {
        host: 'local',
        name: 'visits-api',
        cloneUrl: host.remoteUrl('visits-api'),
      },
    });
    expect(run.effects).toHaveLength(1);

    for (const [path, authorization] of [
      ['/runs/t1', other],
      ['/runs/none', mockCredentials.user.header()],
    ]) {
      const response = await request(server)
        .get(`/api/golden-path${path}`)
        .set('Authorization', authorization);
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('says what a failed run left, and knows when it is tried again', async () => {
    const { getRun, getStatistics, onTask, send } = await setup();
    await onTask(task('t1', 'open'));
    await send(
      'post',
      '/effects',
      {
        taskId: 't1',
        stepId: 'publish',
        key: 'repository',
        title: 'The repository',
        createdBy: ME,
        target: { kind: 'git-repository', host: 'local', name: 'visits-api' },
      },
      service,
    );
    const reserve = (taskId: string) =>
      send(
        'post',
        '/preflight',
        { answers: { name: 'next-api' }, reserveFor: taskId },
        service,
      );
    await reserve('t1');
    expect(await reserve('t2')).toMatchObject({ ok: false });
    await onTask({ id: 't1', status: 'failed' });
    // Whoever begins anew finds the name free.
    expect(await reserve('t2')).toMatchObject({ ok: true });
    // The scaffolder has forgotten what was answered.
    const { effects, handover } = await getRun('t1');
    expect(effects).toEqual([
      expect.objectContaining({ status: 'pending', title: 'The repository' }),
    ]);
    expect(handover).toEqual([
      {
        id: 'secrets',
        title: 'Put the secrets into the secret store',
        owner: 'group:default/platform-team',
      },
      { id: 'privacy', title: 'Tell the privacy officer' },
    ]);
    expect(await getStatistics()).toMatchObject({
      runs: 1,
      failed: 1,
      successRate: 0,
      failedAt: [{ step: 'publish', count: 1 }],
    });
    await onTask({ id: 17, taskId: 't1', status: 'recovered' });
    expect(await getStatistics()).toMatchObject({ failed: 0, failedAt: [] });
    await onTask({ id: 't1', status: 'completed' });
    expect(await getStatistics()).toMatchObject({ succeeded: 1 });
  });

  it('marks what a run left behind without a word', async () => {
    const { getRun, onTask, send, tasks } = await setup();
    tasks.set('t1', task('t1', 'failed'));
    await onTask(task('t1', 'processing'));
    await send(
      'post',
      '/effects',
      {
        taskId: 't1',
        stepId: 'publish',
        key: 'repository',
        title: 'The repository',
        createdBy: ME,
        target: { kind: 'git-repository', host: 'local', name: 'visits-api' },
      },
      service,
    );
    expect((await getRun('t1')).effects[0].error).toBeUndefined();
    await onTask({ id: 't1', status: 'failed' });
    expect((await getRun('t1')).effects[0]).toMatchObject({
      status: 'pending',
      error: expect.stringContaining('The run ended before'),
    });
  });

  it('finds runs whose events were lost', async () => {
    const { getRun, knex, onTask, run, tasks } = await setup();
    // Never heard of, and found when somebody asks for it.
    tasks.set('t1', task('t1', 'processing'));
    expect((await getRun('t1')).status).toBe('processing');
    // Heard of, and ended without a word.
    tasks.set('t1', task('t1', 'completed'));
    tasks.set('t2', task('t2', 'failed'));
    tasks.set('foreign', task('foreign', 'completed', { spec: { steps: [] } }));
    // Deleted by the scaffolder before it ended.
    await onTask(task('t3', 'processing'));
    await onTask({ nonsense: true });
    await run('follow-runs');
    const runs = await knex('run').orderBy('task_id');
    expect(
      runs.map(({ task_id, status, failed_step }) => [
        task_id,
        status,
        failed_step,
      ]),
    ).toEqual([
      ['t1', 'completed', null],
      ['t2', 'failed', 'publish'],
      ['t3', 'failed', 'publish'],
    ]);
  });

  it('knows of a real run where it failed, though no event came', async () => {
    directory.setContent({ templates: { 'service-node': templateFolder() } });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const backend = await startGoldenPath({
      knex,
      folder: directory.path,
      catalog,
      scaffolder: testScaffolder(knex),
    });
    const { body } = await request(backend.server)
      .get('/api/golden-path/templates/entities')
      .set('Authorization', service);
    catalog.add(...body.items);

    const started = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/service-node',
        values: { name: 'visits-api', owner: 'a' },
      });
    expect(started.status).toBe(201);
    const path = `/api/scaffolder/v2/tasks/${started.body.id}/events`;
    let last: number | undefined;
    for (let isOver = false; !isOver; ) {
      const events = await request(backend.server)
        .get(path)
        .query(last === undefined ? {} : { after: last });
      last = events.body.at(-1)?.id ?? last;
      isOver = events.body.some(
        ({ type }: { type: string }) => type === 'completion',
      );
    }
    await backend.run('follow-runs');
    expect(await knex('run')).toEqual([
      expect.objectContaining({
        task_id: started.body.id,
        template: 'service-node',
        template_version: '1.0.0',
        status: 'failed',
        failed_step: 'publish',
        created_by: ME,
      }),
    ]);
    expect(await backend.get(`/runs/${started.body.id}`)).toMatchObject({
      status: 'failed',
      createdBy: ME,
      handover: [{ id: 'secrets' }],
    });
  });

  it('counts how runs go, and where people give up', async () => {
    const { getStatistics, knex, onTask, send, server } = await setup();
    const visit = (visitId: string, body: object, authorization?: string) =>
      send(
        'put',
        `/visits/${visitId}`,
        { template: 'service-node', ...body },
        authorization,
      );
    await visit('visit-0001', { step: 'What is it?' });
    await visit('visit-0002', { step: 'What is it?' });
    await visit('visit-0002', { step: 'The plan' });
    await visit('visit-0003', { step: 'What is it?' });
    await visit('visit-0003', { step: 'The run', taskId: 't1' });
    await visit('visit-0004', { step: 'What is it?' }, other);
    const stolen = await request(server)
      .put('/api/golden-path/visits/visit-0001')
      .set('Authorization', other)
      .send({ template: 'service-node', step: 'x' });
    expect(stolen.status).toBe(403);
    expect(stolen.body.error.message).toContain("somebody else's");
    const secret = await request(server)
      .put('/api/golden-path/visits/visit-0005')
      .send({ template: 'service-node', step: 'AKIAIOSFODNN7EXAMPLE' });
    expect(secret.status).toBe(400);
    expect(secret.body.error.message).toContain("'step' must not hold");

    await onTask(task('t1', 'open'));
    await onTask({ id: 't1', status: 'completed' });
    // Who is still at it has not given up.
    expect((await getStatistics()).abandonedAt).toEqual([]);
    await knex('visit')
      .whereNot({ id: 'visit-0004' })
      .update({
        created_at: new Date(Date.now() - 3_600_000),
        updated_at: new Date(Date.now() - 3_600_000),
      });
    const statistics = await getStatistics();
    expect(statistics).toMatchObject({
      visits: 4,
      runs: 1,
      succeeded: 1,
      failed: 0,
      successRate: 1,
      abandonedAt: [
        { step: 'The plan', count: 1 },
        { step: 'What is it?', count: 1 },
      ],
      rating: { count: 0 },
    });
    expect(Math.round(statistics.minutesToFinish ?? 0)).toBe(60);
  });

  it('keeps one feedback of a person for a release and run', async () => {
    const { get, getStatistics, send, server } = await setup();
    const give = async (body: object, authorization?: string) =>
      feedbackSchema.parse(
        await send(
          'post',
          '/feedback',
          { template: 'service-node', version: '1.0.0', ...body },
          authorization,
        ),
      );
    const first = await give({ rating: 1, note: 'No.', taskId: 't1' });
    const second = await give({ rating: 5, note: 'Yes.', taskId: 't1' });
    expect(second).toMatchObject({ id: first.id, rating: 5, note: 'Yes.' });
    await give({ rating: 3 });
    await give({ rating: 4 }, other);
    const page = listFeedbackResponseSchema.parse(
      await get('/feedback?template=service-node&limit=2'),
    );
    expect(page).toMatchObject({
      totalItems: 3,
      items: [{ rating: 4, createdBy: 'user:default/other' }, { rating: 3 }],
    });
    const next = await get(`/feedback?limit=2&cursor=${page.nextCursor}`);
    expect(next.items).toEqual([second]);
    expect((await get('/feedback?version=2.0.0')).items).toEqual([]);
    expect((await getStatistics()).rating).toEqual({ average: 4, count: 3 });

    for (const [body, message] of [
      [{ version: '9.9.9', rating: 1 }, 'no release 9.9.9'],
      [{ version: '1.0.0', rating: 6 }, "'rating'"],
      [
        { version: '1.0.0', rating: 1, note: 'AKIAIOSFODNN7EXAMPLE' },
        "'note' must not hold",
      ],
    ] as const) {
      const response = await request(server)
        .post('/api/golden-path/feedback')
        .send({ template: 'service-node', ...body });
      expect([message, response.status]).toEqual([message, 400]);
      expect(response.body.error.message).toContain(message);
    }
  });

  it('forgets what is old, but not what was made', async () => {
    const { knex, run } = await setup();
    const at = (days: number) => new Date(Date.now() - days * DAY);
    await fill(knex, 'old', at(401));
    await fill(knex, 'new', at(1));
    await run('retention');
    expect(await knex('run').pluck('task_id')).toEqual(['new']);
    expect(await knex('visit').pluck('id')).toEqual(['new']);
    expect(await knex('effect').orderBy('number').pluck('task_id')).toEqual([
      'old',
      'new',
    ]);
    expect(await knex('reservation')).toEqual([]);
  });
});

async function fill(knex: Knex, name: string, at: Date) {
  await knex('run').insert({
    task_id: name,
    template: 'service-node',
    status: 'completed',
    created_at: at,
    finished_at: at,
  });
  await knex('visit').insert({
    id: name,
    created_by: ME,
    template: 'service-node',
    step: 'x',
    created_at: at,
    updated_at: at,
  });
  await knex('reservation').insert({
    host: 'local',
    name,
    task_id: name,
    expires_at: at,
  });
  await knex('effect').insert({
    id: name,
    task_id: name,
    step_id: 's',
    key: 'k',
    title: 't',
    target: '{}',
    status: 'done',
    created_by: ME,
    created_at: at,
  });
}
