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
import { startServices } from '../services/__testUtils__/startServices';
import { entity, TestCatalog } from '../services/__testUtils__/TestCatalog';
import { TestLedger } from '../services/__testUtils__/TestLedger';
import { TestReleases } from '../services/__testUtils__/TestReleases';

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
  function publishSecond(releases: TestReleases) {
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
});
