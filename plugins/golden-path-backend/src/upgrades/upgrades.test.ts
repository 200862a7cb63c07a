import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  createRepositoryFile,
  readStamp,
  upgradeDetailSchema,
} from '@guildhall/plugin-golden-path-common';
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ANSWERS,
  PARAMETERS,
  PATH,
  publishSecond,
  REF,
  SECRET,
  setupVisits,
  text,
} from './__testUtils__/visits';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

describe.each(databases.eachSupportedId())('upgrades, %p', id => {
  async function setup() {
    directory.clear();
    const knex = await databases.init(id);
    return setupVisits({ knex, folder: directory.path });
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
});
