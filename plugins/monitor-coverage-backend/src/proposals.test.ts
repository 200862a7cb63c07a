import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { gitUrlReaderServiceFactory } from '@guildhall/plugin-golden-path-node';
import { git } from '@guildhall/plugin-golden-path-node/testUtils';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import ruleFilesModule from '@guildhall/plugin-monitor-coverage-backend-module-rule-files';
import { JsonObject } from '@backstage/types';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { POLICY } from './__testUtils__/definitions';
import { localGit } from './__testUtils__/localGit';
import { startGitlab } from './__testUtils__/startGitlab';
import {
  createDirectory,
  ME,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, group, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const root = createDirectory();

const PART = 'resource:default/visits-db';

describe.each(databases.eachSupportedId())('proposals, %p', id => {
  const repository = (name = 'alert-rules') => join(root.path, `${name}.git`);

  async function setup(
    options: {
      annotations?: Record<string, string>;
      config?: JsonObject;
      rootConfig?: JsonObject;
      denied?: boolean;
    } = {},
  ) {
    directory.setContent({ 'policy.yaml': POLICY });
    root.setContent({});
    const knex = await databases.init(id);
    const catalog = new TestCatalog([
      group('visits-team', [ME]),
      group('other-team'),
      database('visits-db', {
        tags: ['postgresql'],
        annotations: options.annotations,
      }),
      database('stray-db', {
        owner: 'group:default/other-team',
        tags: ['postgresql'],
      }),
    ]);
    const start = () =>
      startMonitorCoverage({
        knex,
        catalog,
        definitions: directory.path,
        rootConfig: options.rootConfig ?? localGit(root.path),
        config: options.config,
        features: [gitUrlReaderServiceFactory, ruleFilesModule],
        permissions: {
          authorize: async requests =>
            requests.map(({ permission }) =>
              options.denied &&
              permission.name === 'monitor-coverage.proposal.create'
                ? deny
                : allow,
            ),
          authorizeConditional: async requests => requests.map(() => allow),
        },
      });
    const one = await start();
    await one.refresh();
    const propose = (body: object = {}, server = one.server) =>
      request(server)
        .post('/api/monitor-coverage/proposals')
        .set('Authorization', mockCredentials.user.header())
        .send({ entityRef: PART, ...body });
    const branches = (name?: string) =>
      git(
        repository(name),
        'for-each-ref',
        '--format=%(refname:short)',
        'refs/heads',
      ).split('\n');
    const show = (branch: string, path: string, name?: string) =>
      git(repository(name), 'show', `${branch}:${path}`);
    /** What a person does with a working copy. */
    const work = (name: string, files: Record<string, string>) => {
      const folder = join(root.path, `copy-${name}-${Date.now()}`);
      git(root.path, 'clone', '--quiet', repository(name), folder);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'By hand');
      return {
        merge: (branch: string) =>
          git(folder, 'merge', '--quiet', '--squash', `origin/${branch}`),
        commit: () => git(folder, 'commit', '--quiet', '-m', 'Merged'),
        push: () => git(folder, 'push', '--quiet', 'origin', 'HEAD'),
      };
    };
    const suggest = async () =>
      (await one.get(`/suggestions?part=${PART}&signal=saturation`)).items;
    return { ...one, branches, propose, show, start, suggest, work };
  }

  it('become one branch, whoever asks how often, and end when they are merged', async () => {
    const { branches, get, propose, refresh, run, show, start, suggest, work } =
      await setup({
        config: {
          ruleFiles: [
            {
              id: 'rules',
              target:
                'http://localhost:3000/golden-path/git/local/alert-rules/rules/*.rules.yaml',
              tests:
                'http://localhost:3000/golden-path/git/local/alert-rules/rules/*.rules.test.yaml',
            },
          ],
        },
      });
    expect(await get(`/proposals?part=${PART}`)).toEqual({
      target: {
        host: 'local',
        repository: 'alert-rules',
        folder: 'rules',
        url: 'http://localhost:3000/golden-path/git/local/alert-rules/',
      },
      items: [],
    });
    const [suggestion] = await suggest();
    const chosen = {
      suggestions: [{ signal: 'saturation', rulesFile: suggestion.rulesFile }],
    };
    const other = await start();
    const together = await Promise.all([
      propose(chosen),
      propose(chosen, other.server),
      propose(chosen),
      propose(chosen, other.server),
    ]);
    const last = await propose(chosen);
    const answers = [...together, last];
    expect(answers.map(({ status, body }) => [status, body.error])).toEqual(
      answers.map(() => [200, undefined]),
    );
    const { body: proposal } = last;
    expect(new Set(answers.map(({ body }) => body.id))).toEqual(
      new Set([proposal.id]),
    );
    expect(last.body).toMatchObject({
      entityRef: PART,
      signals: ['saturation'],
      title: 'Watch the saturation of visits-db',
      state: 'open',
      by: ME,
      branch: expect.stringMatching(/^monitors\/visits-db-[0-9a-f]{10}$/),
      files: [`rules/${suggestion.testFile}`, `rules/${suggestion.rulesFile}`],
    });
    const { branch } = proposal;
    expect(branches()).toEqual(['main', branch]);
    expect(show(branch, `rules/${suggestion.rulesFile}`)).toBe(
      suggestion.rules.trim(),
    );
    expect(git(repository(), 'log', '-1', '--format=%an: %B', branch)).toMatch(
      /^Guildhall: Watch the saturation of visits-db\n[^]*parts\/resource\/default\/visits-db[^]*Proposed-by: user:default\/mock$/,
    );

    // Somebody else changes other things before it is merged.
    const copy = work('alert-rules', { 'notes.md': 'hello' });
    copy.merge(branch);
    copy.commit();
    copy.push();
    await run('follow-proposals');
    expect((await get(`/proposals?part=${PART}`)).items).toMatchObject([
      { id: proposal.id, state: 'merged' },
    ]);
    const again = await propose(chosen);
    expect([again.status, again.body.error.message]).toEqual([
      409,
      expect.stringContaining('has these rules already'),
    ]);

    // And the files of the repository are what watches the part now.
    await refresh();
    const part = await get('/parts/resource/default/visits-db');
    expect(part.cells[0]).toMatchObject({
      signal: 'saturation',
      rung: 'rule',
      reasons: [
        { code: 'measured-unknown' },
        { code: 'tested', params: { title: expect.any(String) } },
      ],
    });
  });

  it('of a part extend what its repository has, and never overwrite', async () => {
    const { branches, get, propose, show, suggest, work } = await setup({
      annotations: { 'guildhall.dev/rule-files': 'local/visits/ops/alerts' },
    });
    const missing = await propose();
    expect([missing.status, missing.body.error.message]).toEqual([
      404,
      expect.stringContaining("There is no repository 'visits' at 'local'"),
    ]);
    git(root.path, 'init', '--quiet', '--bare', '-b', 'main', 'visits.git');
    const [suggestion] = await suggest();
    const path = `ops/alerts/${suggestion.rulesFile}`;
    const mine = `# By us\ngroups:\n  - name: ours # keep\n    rules:\n      - alert: Ours\n        expr: up == 0\n`;
    work('visits', { [path]: mine }).push();

    const { body: extended } = await propose();
    expect(extended).toMatchObject({ state: 'open', signals: ['saturation'] });
    const text = show(extended.branch, path, 'visits');
    expect(text).toContain('# By us\n');
    expect(text).toContain('name: ours # keep');
    expect(text).toContain(`- name: ${suggestion.rulesFile.split('.')[0]}`);

    // Deleted, it was not wanted so; it can be proposed again.
    git(repository('visits'), 'branch', '-D', extended.branch);
    const { body: second } = await propose();
    expect(second).toMatchObject({ state: 'open', branch: extended.branch });
    expect(second.id).not.toBe(extended.id);
    expect(
      (await get(`/proposals?part=${PART}`)).items.map(
        ({ state }: { state: string }) => state,
      ),
    ).toEqual(['open', 'closed']);
    git(repository('visits'), 'branch', '-D', extended.branch);

    const group_ = suggestion.rulesFile.split('.')[0];
    const [, alert] = /alert: (\w+)/.exec(suggestion.rules) ?? [];
    work('visits', {
      [path]: `groups:\n  - name: ${group_}\n    rules:\n      - alert: ${alert}\n        expr: up == 0\n`,
    }).push();
    const conflict = await propose();
    expect([conflict.status, conflict.body.error.message]).toEqual([
      409,
      `The file ${path} has another rule ${alert} in its group ${group_}: change it by hand`,
    ]);
    work('visits', { [path]: 'groups: [' }).push();
    const broken = await propose();
    expect([broken.status, broken.body.error.message]).toEqual([
      409,
      expect.stringContaining('no YAML that can be read'),
    ]);
    expect(branches('visits')).toEqual(['main']);
  });

  it('are pull requests where the host has them, once', async () => {
    const gitlab = await startGitlab();
    try {
      const { branches, propose } = await setup({
        rootConfig: {
          goldenPath: {
            git: {
              hosts: [
                {
                  id: 'local',
                  type: 'remote',
                  cloneUrl: `file://${root.path}/{name}.git`,
                  token: 'a-token',
                  pullRequests: { type: 'gitlab', apiBaseUrl: gitlab.url },
                },
              ],
            },
          },
        },
      });
      git(
        root.path,
        'init',
        '--quiet',
        '--bare',
        '-b',
        'main',
        'alert-rules.git',
      );
      gitlab.setBroken(true);
      const { body: half } = await propose();
      expect(half).toMatchObject({
        state: 'open',
        problem: expect.stringContaining('Propose it again'),
      });
      expect(half.pullRequestUrl).toBeUndefined();
      gitlab.setBroken(false);
      const { body: whole } = await propose();
      await propose();
      expect(whole).toMatchObject({
        id: half.id,
        pullRequestUrl: 'https://gitlab.example/merge_requests/1',
      });
      expect(whole.problem).toBeUndefined();
      expect(gitlab.opened).toMatchObject([
        { source_branch: half.branch, title: half.title },
      ]);
      expect(branches()).toEqual(['main', half.branch]);
    } finally {
      await gitlab.stop();
    }
  });

  it('are refused to who is no owner, for what is not suggested, and to nowhere', async () => {
    const { propose, get } = await setup();
    const wrong = await propose({
      suggestions: [{ signal: 'saturation', rulesFile: 'mine.yaml' }],
    });
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      expect.stringContaining('mine.yaml is not suggested'),
    ]);
    const nowhere = await propose({ entityRef: 'resource:default/stray-db' });
    expect([nowhere.status, nowhere.body.error.message]).toEqual([
      400,
      expect.stringContaining('guildhall.dev/rule-files'),
    ]);
    expect(await get('/proposals?part=resource:default/stray-db')).toEqual({
      problem: nowhere.body.error.message,
      items: [],
    });

    const { propose: tryIt } = await setup({ denied: true });
    const refused = await tryIt();
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining('monitor-coverage.proposal.create'),
    ]);
  });
});
