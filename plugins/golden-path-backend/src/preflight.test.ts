import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  createRepositoryFile,
  Finding,
  preflightResponseSchema,
} from '@guildhall/plugin-golden-path-common';
import request from 'supertest';
import {
  createDirectory,
  ME,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { ADOPT_YAML, templateFolder } from './__testUtils__/templates';
import { entity, group, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const service = mockCredentials.service.header();

describe.each(databases.eachSupportedId())('preflight, %p', id => {
  async function setup(config: { hosts?: object[] } = {}) {
    directory.setContent({
      templates: {
        'service-node': templateFolder(),
        adopt: templateFolder({ name: 'adopt', template: ADOPT_YAML }),
      },
    });
    const catalog = new TestCatalog([
      group('visits-team'),
      group('other-team'),
      entity('System', 'visits'),
      entity('Component', 'patients-api'),
      entity('API', 'patients-v1'),
      entity('Resource', 'sms-gateway'),
    ]);
    catalog.hidden.push(
      entity('Component', 'secret-service'),
      entity('System', 'secret-system'),
      group('secret-team'),
    );
    const knex = await databases.init(id);
    const start = () =>
      startGoldenPath({
        knex,
        folder: directory.path,
        catalog,
        groups: ['group:default/visits-team'],
        config: config.hosts && {
          git: { hosts: JSON.parse(JSON.stringify(config.hosts)) },
        },
      });
    const backend = await start();
    const check = async (body: object, authorization?: string) =>
      preflightResponseSchema.parse(
        await backend.send('post', '/preflight', body, authorization),
      );
    return {
      ...backend,
      catalog,
      check,
      knex,
      startAnother: start,
      /** All that is not ok, as one line each. */
      problems: async (answers: object, more: object = {}) => {
        const { findings, ok } = await check({ answers, ...more });
        const lines = findings
          .filter(({ status }) => status !== 'ok')
          .map(toLine);
        expect(ok).toBe(findings.every(({ status }) => status !== 'blocked'));
        return lines;
      },
      reserve: (name: string, taskId: string) =>
        check({ answers: { name }, reserveFor: taskId }, service),
    };
  }

  it('finds nothing wrong with good answers, and looks at what is there', async () => {
    const { check } = await setup();
    const { ok, findings } = await check({
      template: 'service-node',
      answers: {
        name: 'visits-api',
        owner: 'group:default/visits-team',
        system: 'system:default/visits',
        dependencies: [
          'component:default/patients-api',
          'api:default/patients-v1',
        ],
        integrations: ['resource:default/sms-gateway'],
        host: 'local',
      },
    });
    expect(ok).toBe(true);
    expect(
      findings.map(({ check: name, field, status }) => [name, field, status]),
    ).toEqual([
      ['no-secrets', '', 'ok'],
      ['answers-valid', '', 'ok'],
      ['owner-exists', 'owner', 'ok'],
      ['owner-is-yours', 'owner', 'ok'],
      ['reference-exists', 'system', 'ok'],
      ['reference-exists', '/dependencies/0', 'ok'],
      ['reference-exists', '/dependencies/1', 'ok'],
      ['reference-exists', '/integrations/0', 'ok'],
      ['host-exists', 'host', 'ok'],
      ['name-convention', 'name', 'ok'],
      ['name-reserved', 'name', 'ok'],
      ['name-free-in-catalog', 'name', 'ok'],
      ['name-free-on-host', 'name', 'ok'],
      ['name-free-in-registry', 'name', 'ok'],
    ]);
    const partial = await check({ template: 'service-node', answers: {} });
    expect(partial.findings.map(finding => finding.check)).toEqual([
      'no-secrets',
      'answers-valid',
      'host-exists',
    ]);
  });

  it('names the field and what to do about it', async () => {
    const { catalog, host, problems } = await setup();
    await host.createAndPush({
      name: 'visits-worker',
      message: 'First',
      author: { name: 'A', email: 'a@example.com', date: new Date() },
      files: [
        createRepositoryFile({
          path: 'a',
          mode: '100644',
          bytes: Buffer.from('a'),
        }),
      ],
    });
    for (const [answers, lines] of [
      [{ name: 'Visits API' }, ['name-convention name blocked']],
      [{ name: 'kubernetes' }, ['name-reserved name blocked']],
      [{ name: 'patients-api' }, ['name-free-in-catalog name blocked']],
      // Taken is taken, though the caller may not see by whom.
      [{ name: 'secret-service' }, ['name-free-in-catalog name blocked']],
      [{ name: 'visits-worker' }, ['name-free-on-host name blocked']],
      [{ owner: 'user:default/mock' }, ['owner-exists owner blocked']],
      [{ owner: ':/' }, ['owner-exists owner blocked']],
      [{ owner: 'group:default/nobody' }, ['owner-exists owner blocked']],
      [{ owner: 'other-team' }, ['owner-is-yours owner blocked']],
      [{ system: 'visits-team' }, ['reference-exists system blocked']],
      [
        { dependencies: ['system:default/visits', 'patients-api', 'nothing'] },
        [
          'reference-exists /dependencies/0 blocked',
          'reference-exists /dependencies/2 blocked',
        ],
      ],
      [{ host: 'nowhere' }, ['host-exists host blocked']],
      [{ a: { b: 'AKIAIOSFODNN7EXAMPLE' } }, ['no-secrets /a/b blocked']],
    ] as const) {
      expect([answers, await problems(answers)]).toEqual([answers, lines]);
    }
    // A secret is neither repeated nor looked up.
    catalog.problem = new Error('The catalog is away');
    expect(
      await problems({ owner: 'AKIAIOSFODNN7EXAMPLE', system: 'visits' }),
    ).toEqual(['no-secrets owner blocked']);
    catalog.problem = undefined;
    // An unreadable entity is answered as one that is not there.
    const answer = (name: string) =>
      problems({ owner: `${name}-team`, system: `${name}-system` });
    expect(await answer('secret')).toEqual(await answer('nobody'));
  });

  it('checks single answers against the questions of a template', async () => {
    const { problems, server } = await setup();
    const template = 'service-node';
    for (const [answers, lines] of [
      [{ description: 'short' }, ['answers-valid description blocked']],
      [{ dependencies: [1] }, ['answers-valid /dependencies/0 blocked']],
      [{ dataClass: 'phi', retention: 2 }, []],
      // Asked only for another data class; each answer is looked at alone.
      [{ retention: 0 }, ['answers-valid retention blocked']],
      [{ removed: 'x' }, ['answers-valid removed blocked']],
      // Whatever is picked from the catalog must be there.
      [{ monolith: 'patients-api', related: 'api:patients-v1' }, []],
      [
        { monolith: 'group:visits-team', related: 'component:none' },
        [
          'reference-exists monolith blocked',
          'reference-exists related blocked',
        ],
      ],
    ] as const) {
      expect([answers, await problems(answers, { template })]).toEqual([
        answers,
        lines,
      ]);
    }
    const unknown = await request(server)
      .post('/api/golden-path/preflight')
      .send({ template: 'nothing', answers: {} });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain("'template'");
  });

  it('looks for no free name where a repository is to be changed', async () => {
    const { problems } = await setup();
    expect(
      await problems({ name: 'Old.Service' }, { template: 'adopt' }),
    ).toEqual([]);
  });

  it('does not know what it cannot reach, and does not block for it', async () => {
    const { catalog, problems } = await setup({
      hosts: [
        {
          id: 'forge',
          type: 'remote',
          cloneUrl: 'http://localhost:9/{name}.git',
        },
      ],
    });
    catalog.problem = new Error('The catalog is away');
    expect(
      await problems({
        name: 'visits-api',
        owner: 'group:default/visits-team',
        system: 'visits',
      }),
    ).toEqual([
      'owner-exists owner unknown',
      'reference-exists system unknown',
      'name-free-in-catalog name unknown',
      'name-free-on-host name unknown',
    ]);
  });

  it('keeps a name for one run', async () => {
    const { check, knex, reserve, problems, server } = await setup();
    expect((await reserve('visits-api', 'task-1')).ok).toBe(true);
    expect((await reserve('visits-api', 'task-1')).ok).toBe(true);
    const lost = await reserve('visits-api', 'task-2');
    expect(
      lost.findings.filter(({ status }) => status === 'blocked').map(toLine),
    ).toEqual(['name-free-in-registry name blocked']);
    expect(await problems({ name: 'visits-api' })).toEqual([
      'name-free-in-registry name blocked',
    ]);
    // What is wrong in itself is not kept.
    await check(
      { answers: { name: 'other-api', system: 'none' }, reserveFor: 'task-3' },
      service,
    );
    expect(await knex('reservation').pluck('name')).toEqual(['visits-api']);

    await knex('reservation').update({
      expires_at: new Date(Date.now() - 1_000),
    });
    expect((await reserve('visits-api', 'task-2')).ok).toBe(true);
    expect((await reserve('visits-api', 'task-1')).ok).toBe(false);

    const person = await request(server)
      .post('/api/golden-path/preflight')
      .send({ answers: { name: 'visits-api' }, reserveFor: 'task-2' });
    expect(person.status).toBe(403);
    // A service may, on behalf of a person.
    const onBehalf = await check(
      {
        answers: { name: 'visits-api', owner: 'visits-team' },
        reserveFor: 'task-2',
      },
      `Bearer ${mockCredentials.user.token(ME, {
        actor: { subject: 'plugin:scaffolder' },
      })}`,
    );
    expect(onBehalf.findings).toContainEqual(
      expect.objectContaining({ check: 'owner-is-yours', status: 'ok' }),
    );
  });

  it('lets exactly one of two runs have a name, in two replicas', async () => {
    const { knex, server, startAnother } = await setup();
    const another = await startAnother();
    for (const name of ['one-api', 'two-api', 'three-api', 'four-api']) {
      const answers = await Promise.all(
        [server, another.server].map((replica, index) =>
          request(replica)
            .post('/api/golden-path/preflight')
            .set('Authorization', service)
            .send({ answers: { name }, reserveFor: `task-${index}` }),
        ),
      );
      expect([name, answers.map(({ body }) => body.ok).sort()]).toEqual([
        name,
        [false, true],
      ]);
    }
    expect(await knex('reservation')).toHaveLength(4);
  });

  it('is not in the way of a run that is tried again', async () => {
    const { catalog, host, problems, reserve, send } = await setup();
    await reserve('visits-api', 'task-1');
    await send(
      'post',
      '/effects',
      {
        taskId: 'task-1',
        stepId: 'publish',
        key: 'repository',
        title: 'The repository',
        createdBy: ME,
        target: { kind: 'git-repository', host: 'local', name: 'visits-api' },
      },
      service,
    );
    await host.createAndPush({
      name: 'visits-api',
      message: 'First',
      author: { name: 'A', email: 'a@example.com', date: new Date() },
      files: [
        createRepositoryFile({
          path: 'a',
          mode: '100644',
          bytes: Buffer.from('a'),
        }),
      ],
    });
    catalog.hidden.push(entity('Component', 'visits-api'));
    expect((await reserve('visits-api', 'task-1')).ok).toBe(true);
    expect((await reserve('visits-api', 'task-2')).ok).toBe(false);
    expect(await problems({ name: 'visits-api' })).toHaveLength(3);
  });
});

function toLine({ check, field, status, message, fix }: Finding): string {
  expect(message).toMatch(/\.$|: /);
  expect(fix).toMatch(/\.$/);
  return `${check} ${field} ${status}`;
}
