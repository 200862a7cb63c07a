import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  createRepositoryFile,
  readStamp,
  upgradeDetailSchema,
} from '@guildhall/plugin-golden-path-common';
import request from 'supertest';
import { startServices } from '../services/__testUtils__/startServices';
import { entity, TestCatalog } from '../services/__testUtils__/TestCatalog';
import { TestLedger } from '../services/__testUtils__/TestLedger';
import {
  TestRelease,
  TestReleases,
} from '../services/__testUtils__/TestReleases';
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

const REF = 'component:default/visits';
const PATH = '/services/component/default/visits';

const PARAMETERS = {
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: '^[a-z-]+$' },
    tier: { type: 'string', enum: ['1', '2'], default: '2' },
    colour: { type: 'string' },
  },
};

const ANSWERS = { name: 'visits', tier: '1', colour: 'red' };

const SECRET = `ghp_${'a1B2'.repeat(9)}`;

const LINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

function text(...changes: Array<[from: string, to: string]>): string {
  const lines = LINES.map(line => new Map(changes).get(line) ?? line);
  return lines.map(line => `${line}\n`).join('');
}

describe.each(databases.eachSupportedId())('upgrades, %p', id => {
  async function setup() {
    directory.clear();
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(entity('visits'));
    const ledger = new TestLedger();
    const releases = new TestReleases();
    releases.publish({
      version: '1.0.0',
      parameters: PARAMETERS,
      rules: [
        { paths: ['Dockerfile'], policy: 'managed' },
        { paths: ['src/domain/**'], policy: 'seed' },
      ],
      files: [
        { path: 'README.md', content: '# {{ name }}\n' },
        { path: 'Dockerfile', content: 'FROM node:22\n' },
        { path: 'src/main.ts', content: text() },
        { path: 'src/domain/visit.ts', content: 'export {};\n' },
        { path: 'scripts/run.sh', mode: '100755', content: '#!/bin/sh\n' },
        { path: 'docs/größe.md', content: 'klein\n' },
        { path: 'windows.txt', content: 'one\r\ntwo\r\nthree\r\n' },
        {
          path: 'logo.png',
          encoding: 'base64',
          content: Buffer.from([0, 1, 2, 255]).toString('base64'),
        },
      ],
    });
    const options = { knex, catalog, ledger, releases, folder: directory.path };
    const backend = await startServices(options);
    const team = await backend.give('visits', {
      version: '1.0.0',
      answers: ANSWERS,
    });
    return {
      ...backend,
      knex,
      catalog,
      ledger,
      releases,
      team,
      startReplica: () => startServices(options),
      preview: (body: JsonObject = {}) =>
        backend.post('/upgrades', { entityRef: REF, ...body }),
      /** Reads all repositories again, whether or not they are due. */
      check: async () => {
        await knex('service').update({ check_after: new Date(0) });
        await backend.run('check-services');
      },
      refuse: async (path: string, body: JsonObject = {}) => {
        const response = await backend.send('post', path, body);
        expect([path, response.status >= 400]).toEqual([path, true]);
        return `${response.status} ${response.body.error.message}`;
      },
    };
  }

  /** The second release: something for every kind of file. */
  function publishSecond(
    releases: TestReleases,
    more: TestRelease['files'] = [],
  ) {
    releases.publish({
      version: '1.1.0',
      parameters: PARAMETERS,
      rules: [
        { paths: ['Dockerfile'], policy: 'managed' },
        { paths: ['src/domain/**'], policy: 'seed' },
      ],
      migrations: [
        {
          version: '1.1.0',
          intent: 'The script has a better name',
          steps: [{ move: { from: 'scripts/run.sh', to: 'scripts/start.sh' } }],
        },
      ],
      files: [
        ...more,
        { path: 'README.md', content: '# {{ name }}\n' },
        { path: 'Dockerfile', content: 'FROM node:24\n' },
        { path: 'src/main.ts', content: text(['six', 'SIX']) },
        { path: 'src/domain/visit.ts', content: 'export const x = 1;\n' },
        { path: 'src/probes.ts', content: 'export {};\n' },
        {
          path: 'scripts/start.sh',
          mode: '100755',
          content: '#!/bin/sh\nset -eu\n',
        },
        { path: 'docs/größe.md', content: 'groß\n' },
        { path: 'windows.txt', content: 'one\r\ntwo\r\nTHREE\r\n' },
        {
          path: 'logo.png',
          encoding: 'base64',
          content: Buffer.from([0, 9, 9, 255]).toString('base64'),
        },
      ],
    });
  }

  it('keeps what the team did, from birth to the merge', async () => {
    const { check, get, ledger, post, preview, refuse, releases, team } =
      await setup();
    await check();
    expect(await get(PATH)).toMatchObject({
      version: '1.0.0',
      drift: 'current',
      changedFiles: 0,
      answers: ANSWERS,
    });

    await team.change({
      'src/main.ts': text(['one', 'ONE']),
      'src/domain/visit.ts': 'export class Visit {}\n',
      'docs/größe.md': undefined,
      'windows.txt': 'ONE\r\ntwo\r\nthree\r\n',
      'own.txt': 'ours\n',
      Dockerfile: 'FROM debian\n',
    });
    publishSecond(releases);
    await check();
    expect(await get(PATH)).toMatchObject({
      drift: 'minor',
      latestVersion: '1.1.0',
      changedFiles: 5,
      missedReleases: [{ version: '1.1.0', changes: 'What is new in 1.1.0' }],
    });

    const detail = upgradeDetailSchema.parse(await preview());
    expect(detail).toMatchObject({
      status: 'preview',
      fromVersion: '1.0.0',
      toVersion: '1.1.0',
      conflicts: 0,
      migrations: [{ version: '1.1.0' }],
      releases: [{ version: '1.1.0' }],
      notes: [],
      newQuestions: [],
    });
    const outcomes = Object.fromEntries(
      detail.files.map(({ path, outcome }) => [path, outcome]),
    );
    expect(outcomes).toEqual({
      '.guildhall/base.jsonl': 'updated',
      '.guildhall/template.yaml': 'updated',
      'README.md': 'unchanged',
      Dockerfile: 'updated',
      'src/main.ts': 'merged',
      'src/domain/visit.ts': 'kept',
      'src/probes.ts': 'added',
      'scripts/start.sh': 'moved',
      'docs/größe.md': 'kept-deleted',
      'windows.txt': 'merged',
      'logo.png': 'updated',
    });
    expect(
      await get(`/upgrades/${detail.id}/files?path=src/main.ts`),
    ).toMatchObject({
      outcome: 'merged',
      isBinary: false,
      before: text(['one', 'ONE']),
      after: text(['one', 'ONE'], ['six', 'SIX']),
    });
    expect(
      await get(`/upgrades/${detail.id}/files?path=logo.png`),
    ).toMatchObject({ isBinary: true });
    expect(await team.listBranches()).toEqual(['main']);

    const proposed = await post(`/upgrades/${detail.id}/propose`);
    const branch = 'guildhall/upgrade-service-node-1.1.0';
    expect(proposed).toMatchObject({
      status: 'proposed',
      branch,
      branchUrl: expect.stringContaining('local/visits'),
    });
    expect(ledger.effects).toContainEqual(
      expect.objectContaining({
        taskId: detail.id,
        status: 'done',
        entityRef: REF,
        target: {
          kind: 'git-branch',
          host: 'local',
          name: 'visits',
          branch,
          commit: proposed.commit,
        },
      }),
    );
    // Asked again, nothing else happens.
    expect(await post(`/upgrades/${detail.id}/propose`)).toEqual(proposed);

    expect(await team.listBranches()).toEqual([branch, 'main']);
    const message = await team.git(
      'log',
      '-1',
      '--format=%B',
      `origin/${branch}`,
    );
    expect(message).toContain('Upgrade service-node from 1.0.0 to 1.1.0');
    expect(message).toContain('src/main.ts');
    expect(message).toContain('The script has a better name');

    await team.merge(branch);
    await check();
    expect(await get(`/upgrades/${detail.id}`)).toMatchObject({
      status: 'merged',
    });
    expect(await get(PATH)).toMatchObject({
      version: '1.1.0',
      drift: 'current',
      missedReleases: [],
      upgrade: { status: 'merged' },
    });
    const files = await team.git('ls-tree', '-r', '--name-only', 'HEAD');
    expect(files.split('\n').filter(Boolean).sort()).toEqual([
      '.guildhall/base.jsonl',
      '.guildhall/template.yaml',
      'Dockerfile',
      'README.md',
      'logo.png',
      'own.txt',
      'scripts/start.sh',
      'src/domain/visit.ts',
      'src/main.ts',
      'src/probes.ts',
      'windows.txt',
    ]);
    expect(await team.show('main', 'windows.txt')).toBe(
      'ONE\r\ntwo\r\nTHREE\r\n',
    );
    expect(await team.show('main', 'src/domain/visit.ts')).toBe(
      'export class Visit {}\n',
    );
    expect(await team.git('ls-tree', 'HEAD', 'scripts/start.sh')).toContain(
      '100755',
    );
    const stamp = await Promise.all(
      ['.guildhall/base.jsonl', '.guildhall/template.yaml'].map(async path =>
        createRepositoryFile({
          path,
          mode: '100644',
          bytes: Buffer.from(await team.show('main', path)),
        }),
      ),
    );
    expect(readStamp(stamp)).toMatchObject({
      stamp: { version: '1.1.0', answers: ANSWERS },
      problems: [],
    });
    expect(await refuse('/upgrades', { entityRef: REF })).toContain(
      '409 The repository is on release 1.1.0 already',
    );
  });

  it('marks conflicts as git does, and replaces its own branch when main moves on', async () => {
    const { check, get, post, preview, refuse, releases, team } = await setup();
    publishSecond(releases);
    await team.change({ 'src/main.ts': text(['six', 'sechs']) });
    const first = await preview();
    expect(first.conflicts).toBe(1);
    const { after, explanation } = await get(
      `/upgrades/${first.id}/files?path=src/main.ts`,
    );
    expect(after).toContain('<<<<<<< ');
    expect(after).toContain('sechs\n=======\nSIX\n>>>>>>> ');
    expect(explanation).not.toBe('');

    // Somebody pushes between the preview and the proposal.
    await team.change({ 'own.txt': 'ours\n' });
    expect(await refuse(`/upgrades/${first.id}/propose`)).toBe(
      '409 The repository moved on since this upgrade was computed: preview it again',
    );
    expect(await team.listBranches()).toEqual(['main']);

    const second = await preview();
    expect(await get(`/upgrades/${first.id}`)).toMatchObject({
      status: 'superseded',
    });
    expect(await refuse(`/upgrades/${first.id}/propose`)).toContain(
      '409 This upgrade is superseded',
    );
    const { branch, commit } = await post(`/upgrades/${second.id}/propose`);
    expect(await get(PATH)).toMatchObject({
      upgrade: { id: second.id, status: 'proposed', conflicts: 1 },
    });

    // Again, with a branch of ours that nobody touched.
    await team.change({ 'own.txt': 'more\n' });
    const third = await preview();
    const replaced = await post(`/upgrades/${third.id}/propose`);
    expect(replaced.branch).toBe(branch);
    expect(replaced.commit).not.toBe(commit);
    expect(await get(`/upgrades/${second.id}`)).toMatchObject({
      status: 'superseded',
    });

    // And with one that the team works on.
    await team.git('fetch', '--quiet', 'origin');
    await team.git('checkout', '--quiet', branch);
    await team.change({ 'src/main.ts': text(['six', 'SIX und sechs']) });
    await team.git('checkout', '--quiet', 'main');
    await team.change({ 'own.txt': 'even more\n' });
    const fourth = await preview();
    expect(await refuse(`/upgrades/${fourth.id}/propose`)).toContain(
      'has commits that this portal did not make',
    );
    expect(await get(`/upgrades/${fourth.id}`)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining(branch),
    });
    await team.git('push', '--quiet', 'origin', '--delete', branch);
    expect(await post(`/upgrades/${fourth.id}/propose`)).toMatchObject({
      status: 'proposed',
      conflicts: 1,
    });
    expect((await get(`/upgrades/${fourth.id}`)).reason).toBeUndefined();
    await check();
    expect(await get('/upgrades?status=proposed')).toMatchObject({
      totalItems: 1,
      items: [{ id: fourth.id }],
    });
  });

  it('remembers a refusal until its time has come', async () => {
    const { get, knex, post, preview, refuse, releases } = await setup();
    publishSecond(releases);
    const { id: first } = await preview();
    expect(await refuse(`/upgrades/${first}/decline`, {})).toContain('reason');
    expect(
      await refuse(`/upgrades/${first}/decline`, {
        reason: 'Release freeze',
        until: 'tomorrow',
      }),
    ).toContain("'until'");
    const until = '2099-01-31T00:00:00.000Z';
    expect(
      await post(`/upgrades/${first}/decline`, {
        reason: 'Release freeze',
        until,
      }),
    ).toMatchObject({
      status: 'declined',
      reason: 'Release freeze',
      declinedUntil: until,
    });
    expect(await get(PATH)).toMatchObject({
      upgrade: { status: 'declined', reason: 'Release freeze' },
    });
    expect(await refuse(`/upgrades/${first}/propose`)).toContain(
      'This upgrade is declined',
    );
    // Somebody who asks for it all the same is told.
    expect((await preview()).notes).toEqual([
      'The team declined the upgrade to 1.1.0 until 2099-01-31: Release freeze',
    ]);
    await knex('upgrade')
      .where({ id: first })
      .update({ declined_until: new Date('2020-01-01') });
    expect((await preview()).notes).toEqual([]);
  });

  it('replays answers, asks what is new, and drops what is no longer asked', async () => {
    const { post, preview, refuse, releases, team } = await setup();
    releases.publish({
      version: '2.0.0',
      parameters: {
        required: ['name', 'region'],
        properties: {
          name: PARAMETERS.properties.name,
          tier: PARAMETERS.properties.tier,
          region: { type: 'string', title: 'Region', enum: ['eu', 'us'] },
          size: { type: 'string', title: 'Size', default: 'small' },
        },
      },
      files: [
        {
          path: 'README.md',
          content: '# {{ name }} in {{ region }}, {{ size }}\n',
        },
      ],
    });
    const asked = upgradeDetailSchema.parse(await preview());
    expect(asked).toMatchObject({
      status: 'preview',
      files: [],
      answers: { name: 'visits', tier: '1', size: 'small' },
      notes: [
        "The new release no longer asks for 'colour'; its answer is dropped",
      ],
      newQuestions: [
        { name: 'region', title: 'Region', isRequired: true },
        { name: 'size', isRequired: false },
      ],
    });
    expect(await refuse(`/upgrades/${asked.id}/propose`)).toContain(
      "409 The new release asks 'region': preview it again with answers",
    );
    for (const [answers, problem] of [
      [{ region: 'mars' }, "400 'answers.region' is not one of enum values"],
      [{ colour: 'red' }, "400 'answers.colour': service-node has no such"],
      [{ region: SECRET }, 'answers/region'],
    ] as const) {
      expect(await refuse('/upgrades', { entityRef: REF, answers })).toContain(
        problem,
      );
    }
    const { id: answered, files } = await preview({
      answers: { region: 'eu', tier: '2' },
    });
    expect(files).not.toEqual([]);
    const { branch } = await post(`/upgrades/${answered}/propose`);
    expect(await team.show(branch, 'README.md')).toBe(
      '# visits in eu, small\n',
    );
    const stamp = await team.show(branch, '.guildhall/template.yaml');
    expect(stamp).toContain('region: eu');
    expect(stamp).not.toContain('colour');
  });

  it('says what to do about a stamp or base that cannot be trusted', async () => {
    const { check, get, preview, refuse, releases, team } = await setup();
    publishSecond(releases);
    await check();
    const path = '.guildhall/template.yaml';
    const stamp = await team.show('main', path);
    const base = await team.show('main', '.guildhall/base.jsonl');
    const cases: Array<[Record<string, string | undefined>, string[]]> = [
      [
        { [path]: stamp.replace('tier: "1"', 'tier: gold') },
        ["400 'answers.tier'", 'correct it there'],
      ],
      [{ [path]: `${stamp}\n\t: nonsense` }, [`409 ${path}`, 'correct it']],
      [{ [path]: stamp.replace('1.0.0', 'new') }, ['409', "'version'"]],
      [
        { [path]: stamp.replace('v1alpha1', 'v0') },
        ['409', 'guildhall.dev/v0', 'adopt template'],
      ],
      [
        { [path]: stamp.replace('service-node', 'other') },
        ["409 Its stamp says that it was made from 'other'"],
      ],
      [
        { [path]: stamp.replace('1.0.0', '9.0.0') },
        ['409 The repository is on release 9.0.0 already'],
      ],
      [
        { '.guildhall/base.jsonl': base.replace('FROM node:22', 'FROM x') },
        ['409 .guildhall/base.jsonl', 'restore'],
      ],
      [{ '.guildhall/base.jsonl': undefined }, ['409', 'adopt template']],
      [{ [path]: undefined }, ['409', 'adopt template']],
      [
        { [path]: stamp.replace('red', SECRET) },
        ["409 The answer 'colour'", 'take it out'],
      ],
      [
        { [path]: stamp.replace('name: visits', `name: [${SECRET}`) },
        [`409 ${path}`],
      ],
    ];
    for (const [files, problems] of cases) {
      await team.change(files);
      const refusal = await refuse('/upgrades', { entityRef: REF });
      for (const problem of problems) {
        expect(refusal).toContain(problem);
      }
      await check();
      const answer = JSON.stringify(await get(PATH));
      expect(`${refusal} ${answer}`).not.toContain(SECRET);
      await team.git('checkout', '--quiet', 'HEAD~1', '--', '.guildhall');
      await team.change({});
    }
    // The last good answer is kept beside the error.
    await team.change({ [path]: undefined });
    await check();
    const detail = await get(PATH);
    expect(detail).toMatchObject({
      version: '1.0.0',
      drift: 'minor',
      error: expect.stringContaining(path),
    });
    await team.change({ [path]: stamp });
    await check();
    expect((await get(PATH)).error).toBeUndefined();
    expect(await preview()).toMatchObject({ conflicts: 0 });
  });

  it('goes on when the history was rewritten, and says so', async () => {
    const { check, get, post, preview, releases, team } = await setup();
    publishSecond(releases);
    await team.change({ 'src/main.ts': text(['one', 'ONE']) });
    await check();
    await team.git('checkout', '--quiet', '--orphan', 'fresh');
    await team.change({});
    await team.git('branch', '--quiet', '-M', 'main');
    await team.push(true);
    await check();
    expect((await get(PATH)).error).toBeUndefined();
    const upgrade = await preview();
    expect(upgrade).toMatchObject({
      conflicts: 0,
      notes: [
        expect.stringContaining('history of the repository was rewritten'),
      ],
    });
    const { branch } = await post(`/upgrades/${upgrade.id}/propose`);
    expect(await team.show(branch, 'src/main.ts')).toBe(
      text(['one', 'ONE'], ['six', 'SIX']),
    );
  });

  it('takes a branch that is deleted for a refusal', async () => {
    const { check, get, post, preview, releases, team } = await setup();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const { branch } = await post(`/upgrades/${upgrade}/propose`);
    await check();
    expect(await get(PATH)).toMatchObject({ upgrade: { status: 'proposed' } });
    await team.git('push', '--quiet', 'origin', '--delete', branch);
    await check();
    expect(await get(`/upgrades/${upgrade}`)).toMatchObject({
      status: 'declined',
      reason: `The branch ${branch} was deleted without being merged`,
    });
    expect((await preview()).notes).toEqual([
      expect.stringContaining('was deleted without being merged'),
    ]);
  });

  it('pushes one branch when two replicas propose at once', async () => {
    const { get, ledger, preview, releases, server, startReplica, team } =
      await setup();
    const other = await startReplica();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const answers = await Promise.all(
      [server, other.server, server, other.server].map(replica =>
        request(replica).post(`/api/golden-path/upgrades/${upgrade}/propose`),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter(status => ![200, 409].includes(status))).toEqual([]);
    const { branch, commit, status } = await get(`/upgrades/${upgrade}`);
    expect(status).toBe('proposed');
    expect(await team.listBranches()).toEqual([branch, 'main']);
    expect((await team.git('rev-parse', `origin/${branch}`)).trim()).toBe(
      commit,
    );
    expect(
      await team.git('rev-list', '--count', `main..origin/${branch}`),
    ).toBe('1\n');
    expect(
      ledger.effects.filter(({ taskId }) => taskId === upgrade),
    ).toHaveLength(1);
  });

  it('is proposed by the next attempt when the process is killed after the push', async () => {
    const { get, knex, post, preview, releases, team } = await setup();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const { branch, commit } = await post(`/upgrades/${upgrade}/propose`);
    // As if nothing of it had been written down.
    await knex('upgrade')
      .where({ id: upgrade })
      .update({
        status: 'preview',
        branch: null,
        pushed_commit: null,
        claimed_until: new Date('2020-01-01'),
      });
    expect(await post(`/upgrades/${upgrade}/propose`)).toMatchObject({
      status: 'proposed',
      branch,
      commit,
    });
    expect(await team.listBranches()).toEqual([branch, 'main']);
    expect(await get(PATH)).toMatchObject({ upgrade: { status: 'proposed' } });
  });

  it('brings binary files, links and modes as they are', async () => {
    const { get, post, preview, releases, team } = await setup();
    publishSecond(releases, [
      { path: 'latest', mode: '120000', content: 'src/main.ts' },
    ]);
    const ours = Buffer.from([0, 100, 101]);
    await team.git('update-index', '--chmod=+x', 'README.md');
    await team.git('commit', '--quiet', '--message', 'Executable');
    await team.git('checkout', '--quiet', '--', 'README.md');
    await team.change({ 'logo.png': ours });
    const upgrade = await preview();
    expect(upgrade.conflicts).toBe(1);
    const logo = upgrade.files.filter(({ path }: { path: string }) =>
      path.startsWith('logo'),
    );
    expect(logo).toEqual([
      expect.objectContaining({ path: 'logo.png', outcome: 'conflict' }),
      expect.objectContaining({ outcome: 'added' }),
    ]);
    expect(
      await get(
        `/upgrades/${upgrade.id}/files?path=${encodeURIComponent(
          logo[1].path,
        )}`,
      ),
    ).toMatchObject({ isBinary: true });

    const { branch } = await post(`/upgrades/${upgrade.id}/propose`);
    await team.git('fetch', '--quiet', 'origin');
    await team.git('checkout', '--quiet', branch);
    expect(await readFile(join(team.folder, 'logo.png'))).toEqual(ours);
    expect(await readFile(join(team.folder, logo[1].path))).toEqual(
      Buffer.from([0, 9, 9, 255]),
    );
    expect(await readlink(join(team.folder, 'latest'))).toBe('src/main.ts');
    expect(await team.git('ls-tree', 'HEAD', 'README.md')).toContain('100755');
    expect(await readFile(join(team.folder, 'docs/größe.md'), 'utf8')).toBe(
      'groß\n',
    );
  });

  it('keeps why a push was refused, and can be proposed again', async () => {
    const { get, ledger, post, preview, refuse, releases, team } =
      await setup();
    publishSecond(releases);
    // No branch can be below one with this name.
    await team.git('push', '--quiet', 'origin', 'HEAD:refs/heads/guildhall');
    const { id: upgrade } = await preview();
    const refusal = await refuse(`/upgrades/${upgrade}/propose`);
    expect(refusal).toContain('guildhall');
    const failed = await get(`/upgrades/${upgrade}`);
    expect(failed).toMatchObject({ status: 'failed' });
    expect(refusal).toContain(failed.reason);
    const effectsOf = () =>
      ledger.effects.filter(({ taskId }) => taskId === upgrade);
    expect(effectsOf()).toMatchObject([
      { status: 'failed', error: failed.reason },
    ]);

    await team.git('push', '--quiet', 'origin', '--delete', 'guildhall');
    expect(await post(`/upgrades/${upgrade}/propose`)).toMatchObject({
      status: 'proposed',
    });
    expect(effectsOf()).toMatchObject([{ status: 'done' }]);
  });
});
