import { createMockDirectory } from '@backstage/backend-test-utils';
import { rmSync } from 'node:fs';
import { commitAll, git } from './__testUtils__/git';
import { component, startCollector } from './__testUtils__/startCollector';

const FIRST = '2026-01-10T08:00:00Z';
const SECOND = '2026-02-20T09:30:00+01:00';

function local(name: string, path: string) {
  return component(name, { 'guildhall.dev/local-path': path });
}

describe('collecting from local checkouts', () => {
  const directory = createMockDirectory();

  async function startInDirectory(repositoryRoots?: string[]) {
    return startCollector({
      repository: { root: directory.resolve('checkouts'), repositoryRoots },
      readTree: () => Promise.reject(new Error('nothing to fetch')),
    });
  }

  it('describes a repository and its folders as they are now', async () => {
    directory.setContent({
      'checkouts/visits': {
        'README.md': '# Visits\n',
        LICENSE: 'Apache License\nVersion 2.0',
        CODEOWNERS: '* @care/visits\n',
        Jenkinsfile: 'pipeline {}',
        'package.json': '{"dependencies":{"a":"1"}}',
        'yarn.lock': '',
        '.gitignore': '.env\nout/\n',
        'src/index.test.ts': '',
        'packages/ui': {
          'package.json': '{"dependencies":{"b":"1"}}',
          'src/index.ts': '',
        },
        'packages/ui/node_modules/a/README.md': 'installed',
      },
    });
    const root = directory.resolve('checkouts/visits');
    commitAll(root, FIRST);
    // Not in the repository, so not what its facts are about.
    directory.addContent({
      'checkouts/visits/.env': 'PASSWORD=not-committed',
      'checkouts/visits/out/copy.test.ts': '',
      'checkouts/visits/packages/ui/new.ts': '',
    });
    git(root, SECOND, 'add', 'packages/ui/new.ts');
    git(root, SECOND, 'commit', '--quiet', '--message=More');
    const collect = await startInDirectory();
    const entities = [
      local('visits', 'visits'),
      local('ui', 'visits/packages/ui'),
    ];

    const facts = await collect(entities);
    expect(facts).toEqual({
      visits: {
        value: expect.objectContaining({
          readme: true,
          licenceId: 'Apache-2.0',
          ciSystem: 'jenkins',
          testFiles: 1,
          sourceFiles: 2,
          manifests: ['package.json', 'packages/ui/package.json'],
          secretFiles: [],
          lastCommitAt: '2026-02-20T08:30:00.000Z',
          defaultBranch: 'main',
        }),
      },
      ui: {
        value: expect.objectContaining({
          readme: false,
          licence: true,
          ciSystem: 'jenkins',
          tests: false,
          sourceFiles: 2,
          manifests: ['package.json'],
          lockfile: true,
          codeownersCoversAll: true,
          lastCommitAt: '2026-02-20T08:30:00.000Z',
        }),
      },
    });

    rmSync(directory.resolve('checkouts/visits/README.md'));
    await expect(collect(entities)).resolves.toMatchObject({
      visits: { value: { readme: false, readmeSections: [] } },
    });
  });

  it('says what is wrong with one path and describes the others', async () => {
    directory.setContent({
      'secret/README.md': 'elsewhere',
      checkouts: {
        'good/README.md': '# Good',
        'file.txt': '',
        linked: ({ symlink }) => symlink('../secret'),
      },
    });
    const collect = await startInDirectory();

    await expect(
      collect([
        local('missing', 'gone'),
        local('file', 'file.txt'),
        local('above', '../secret'),
        local('absolute', directory.resolve('secret')),
        local('linked', 'linked'),
        local('good', 'good'),
        component('elsewhere', {
          'backstage.io/managed-by-location': 'file:/catalog/all.yaml',
        }),
        component('nowhere', {}),
      ]),
    ).resolves.toEqual({
      missing: {
        error:
          "the folder 'gone' does not exist below scorecards.repository.root; correct the annotation guildhall.dev/local-path",
      },
      file: { error: expect.stringContaining("'file.txt' does not exist") },
      above: {
        error:
          "the path '../secret' leads out of scorecards.repository.root; correct the annotation guildhall.dev/local-path",
      },
      absolute: { error: expect.stringContaining('leads out of') },
      linked: { error: expect.stringContaining("'linked' leads out of") },
      good: { value: expect.objectContaining({ readme: true }) },
    });
  });

  it('follows links to files of the repository, and no others', async () => {
    directory.setContent({
      'outside.pem': `-----BEGIN ${'PRIVATE'} KEY-----\n${'A'.repeat(64)}`,
      'checkouts/repo': {
        'docs/start.md': '# Start here',
        'README.md': ({ symlink }) => symlink('docs/start.md'),
        'outside.pem': ({ symlink }) => symlink('../../outside.pem'),
        'gone.ts': ({ symlink }) => symlink('nothing.ts'),
        'again/loop': ({ symlink }) => symlink('..'),
        'again/index.ts': '',
      },
    });
    const collect = await startInDirectory();

    await expect(collect([local('repo', 'repo')])).resolves.toMatchObject({
      repo: {
        value: {
          readmeSections: ['start here'],
          sourceFiles: 1,
          secretFiles: [],
        },
      },
    });
  });

  it('does not read binary or huge files', async () => {
    directory.setContent({
      'checkouts/binary': {
        'README.md': Buffer.from([0x23, 0x20, 0x41, 0, 1, 2]),
        LICENSE: Buffer.from([0xff, 0xfe, 0xfd]),
        'package.json': Buffer.from('{"dependencies":\u0000'),
      },
      'checkouts/huge/README.md': `# Big\n${'word '.repeat(100_000)}`,
    });
    const collect = await startInDirectory();

    const { binary, huge } = await collect([
      local('binary', 'binary'),
      local('huge', 'huge'),
    ]);

    expect(binary).toMatchObject({ value: { readme: true, licence: true } });
    for (const field of ['readmeWords', 'licenceId', 'dependencyCount']) {
      expect(binary).not.toHaveProperty(['value', field], expect.anything());
    }
    expect(huge).toMatchObject({ value: { readme: true } });
    expect(huge).not.toHaveProperty('value.readmeWords', expect.anything());
  });

  it('takes configured folders for repositories of their own', async () => {
    directory.setContent({
      checkouts: {
        LICENSE: 'Apache License Version 2.0',
        'index.ts': '',
        'examples/visits': { 'README.md': '', 'index.ts': '' },
        'plugins/visits': { 'README.md': '', 'index.ts': '' },
        vendored: { 'index.ts': '' },
      },
    });
    commitAll(directory.resolve('checkouts'), FIRST);
    commitAll(directory.resolve('checkouts/vendored'), FIRST);
    const collect = await startInDirectory(['examples/*']);

    await expect(
      collect([
        local('example', 'examples/visits'),
        local('plugin', 'plugins/visits'),
        local('all', '.'),
      ]),
    ).resolves.toMatchObject({
      example: {
        value: { licence: false, lastCommitAt: '2026-01-10T08:00:00.000Z' },
      },
      plugin: { value: { licence: true } },
      // Its own and its plugin's file, but none of the repositories in it.
      all: { value: { licence: true, sourceFiles: 2 } },
    });
  });

  it('leaves the annotation alone when no root is configured', async () => {
    const collect = await startCollector({
      readTree: () => Promise.reject(new Error('nothing to fetch')),
    });
    await expect(collect([local('visits', 'visits')])).resolves.toEqual({});
  });

  it('stops when it is told to', async () => {
    directory.setContent({ 'checkouts/visits/README.md': '' });
    const collect = await startInDirectory();
    await expect(
      collect([local('visits', 'visits')], {
        signal: AbortSignal.abort(new Error('the backend stops')),
      }),
    ).resolves.toEqual({ visits: { error: 'the backend stops' } });
  });
});
