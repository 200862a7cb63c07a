import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createRepositoryFile,
  planSchema,
} from '@guildhall/plugin-golden-path-common';
import request from 'supertest';
import {
  createDirectory,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { ADOPT_YAML, templateFolder } from './__testUtils__/templates';
import { group, TestCatalog } from './__testUtils__/TestCatalog';
import { testScaffolder } from './__testUtils__/testScaffolder';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

const ANSWERS = { name: 'visits-api', owner: 'group:default/visits-team' };

describe.each(databases.eachSupportedId())('plans, %p', id => {
  async function setup(template = templateFolder()) {
    directory.setContent({
      templates: { 'service-node': template, adopt: adoptFolder() },
    });
    const knex = await databases.init(id);
    const backend = await startGoldenPath({
      knex,
      folder: directory.path,
      catalog: new TestCatalog([group('visits-team')]),
      groups: ['group:default/visits-team'],
      scaffolder: testScaffolder(knex),
      hosts: [
        {
          id: 'forge',
          type: 'remote',
          cloneUrl: `file://${directory.path}/git/{name}.git`,
          token: 'a-token-of-nobody',
          pullRequests: {
            type: 'gitlab',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        },
      ],
    });
    return {
      ...backend,
      plan: async (answers: object, name = 'service-node') =>
        planSchema.parse(
          await backend.send('post', '/plans', { template: name, answers }),
        ),
    };
  }

  it('tells every file and effect of a run, and makes nothing', async () => {
    const { host, plan } = await setup();
    const planned = await plan({ ...ANSWERS, dataClass: 'phi' });
    expect(planned).toMatchObject({
      template: 'service-node',
      version: '1.0.0',
      ok: true,
      run: ['npm ci', 'npm start'],
    });
    expect(planned.files).toEqual([
      {
        path: 'README.md',
        mode: '100644',
        encoding: 'utf8',
        content: '# visits-api\n',
        policy: 'seed',
        size: 13,
      },
      expect.objectContaining({ path: 'bin/start', policy: 'managed' }),
      expect.objectContaining({ path: 'catalog-info.yaml', policy: 'merged' }),
    ]);
    expect(planned.effects).toEqual([
      {
        kind: 'git-repository',
        title: 'Repository visits-api on This machine',
        target: host.remoteUrl('visits-api'),
        status: 'create',
        undo: expect.stringContaining('Deletes the repository'),
      },
      {
        kind: 'catalog-location',
        title: 'visits-api in the catalog',
        target: host.fileUrl('visits-api', 'catalog-info.yaml'),
        status: 'create',
        undo: expect.stringContaining('from the catalog'),
      },
    ]);
    expect(planned.handover.map(task => task.id)).toEqual([
      'secrets',
      'privacy',
    ]);
    expect((await plan(ANSWERS)).handover.map(task => task.id)).toEqual([
      'secrets',
    ]);
    expect(await host.exists('visits-api')).toBe(false);
  });

  it('says what is in the way, and still shows the files', async () => {
    const { host, plan } = await setup();
    await host.createAndPush({
      name: 'visits-api',
      message: 'First',
      author: { name: 'A', email: 'a@example.com', date: new Date() },
      files: [file('README.md', 'theirs')],
    });
    const planned = await plan(ANSWERS);
    expect(planned.ok).toBe(false);
    expect(planned.files).toHaveLength(3);
    expect(planned.effects[0]).toMatchObject({
      status: 'blocked',
      reason: "The name 'visits-api' is taken on the git host.",
    });
  });

  it('renders no answers that are wrong, secrets least of all', async () => {
    const { plan } = await setup();
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    for (const [answers, check, field] of [
      [{ name: 'visits-api' }, 'answers-valid', 'owner'],
      [{ ...ANSWERS, colour: 'red' }, 'answers-valid', 'colour'],
      [{ ...ANSWERS, dataClass: 'x' }, 'answers-valid', 'dataClass'],
      [{ ...ANSWERS, dependencies: [1] }, 'answers-valid', '/dependencies/0'],
      [{ ...ANSWERS, description: secret }, 'no-secrets', 'description'],
    ] as const) {
      const planned = await plan(answers);
      expect([field, planned.ok, planned.files]).toEqual([field, false, []]);
      expect(planned.findings).toContainEqual(
        expect.objectContaining({ check, field, status: 'blocked' }),
      );
      expect(JSON.stringify(planned)).not.toContain(secret);
    }
  });

  it('says which file of a template cannot be rendered', async () => {
    const { server } = await setup(
      templateFolder({ readme: '${{ values.removed }}' }),
    );
    const response = await request(server)
      .post('/api/golden-path/plans')
      .send({ template: 'service-node', answers: ANSWERS });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(
      "README.md: there is no value 'removed'",
    );
    const unknown = await request(server)
      .post('/api/golden-path/plans')
      .send({ template: 'nothing', answers: {} });
    expect(unknown.status).toBe(404);
  });

  it('plans a change of a repository: only what it lacks', async () => {
    const { host, plan } = await setup();
    const missing = await plan({ name: 'old-service' }, 'adopt');
    expect(missing).toMatchObject({
      ok: false,
      files: [],
      effects: [{ kind: 'git-branch', status: 'blocked' }],
    });

    await host.createAndPush({
      name: 'old-service',
      message: 'First',
      author: { name: 'A', email: 'a@example.com', date: new Date() },
      files: [file('README.md', 'theirs')],
    });
    const planned = await plan({ name: 'old-service' }, 'adopt');
    expect(planned).toMatchObject({
      ok: true,
      effects: [
        {
          title: 'Branch golden-path/adopt of old-service on This machine',
          status: 'create',
        },
      ],
    });
    expect(planned.files.map(({ path }) => path)).toEqual(['bin/start']);

    const elsewhere = await plan(
      { name: 'old-service', host: 'forge' },
      'adopt',
    );
    expect(elsewhere).toMatchObject({
      effects: [
        {
          title:
            'Branch golden-path/adopt of old-service on forge, with a pull request',
          status: 'create',
        },
      ],
    });
  });
});

function adoptFolder() {
  return {
    ...templateFolder({ name: 'adopt', template: ADOPT_YAML }),
    skeleton: { 'README.md': 'ours', bin: { start: '#!/bin/sh\n' } },
  };
}

function file(path: string, text: string) {
  return createRepositoryFile({
    path,
    mode: '100644',
    bytes: Buffer.from(text),
  });
}
