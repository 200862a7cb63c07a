import { createMockDirectory } from '@backstage/backend-test-utils';
import { commitAll, git } from './__testUtils__/git';
import { describeRepository } from './describeRepository';
import { readGitRepository } from './files/readGitRepository';
import { readLocalRepository } from './files/readLocalRepository';

const FIRST = '2026-01-10T08:00:00Z';
const SECOND = '2026-02-20T08:30:00Z';

describe('readGitRepository', () => {
  const directory = createMockDirectory();

  it('tells of a commit what a checkout of it tells', async () => {
    directory.setContent({
      elsewhere: { 'README.md': '# Not in the repository' },
      visits: {
        'README.md': '# Visits\n\n## How to run it\n',
        LICENSE: 'Apache License\nVersion 2.0',
        CODEOWNERS: '* @care/visits\n',
        Jenkinsfile: 'pipeline {}',
        'package.json': '{"dependencies":{"a":"1"}}',
        'yarn.lock': '',
        'logo.png': Buffer.from([0, 1, 2]),
        'large.txt': 'x'.repeat(300_000),
        'src/a file.test.ts': '',
        'dist/README.md': 'built',
        'packages/ui': {
          'package.json': '{"dependencies":{"b":"1"}}',
          '.env': 'PASSWORD=correct-horse-battery',
          'README.md': ({ symlink }) => symlink('../../README.md'),
          'outside.md': ({ symlink }) =>
            symlink('../../../elsewhere/README.md'),
          'src/index.ts': '',
        },
      },
    });
    const repository = directory.resolve('visits');
    commitAll(repository, FIRST);

    async function expectTheSame(folder: string, ref: string) {
      const local = await readLocalRepository({
        folder: directory.resolve('visits', folder),
      });
      const committed = await readGitRepository({ repository, ref, folder });
      expect(committed.paths).toEqual(local.paths);
      expect(committed.parents.map(({ paths }) => paths)).toEqual(
        local.parents.map(({ paths }) => paths),
      );
      const facts = await describeRepository(committed);
      expect(facts).toEqual(await describeRepository(local));
      return facts;
    }
    await expect(expectTheSame('', 'main')).resolves.toMatchObject({
      readmeSections: ['visits', 'how to run it'],
      secretFiles: ['packages/ui/.env'],
      lastCommitAt: '2026-01-10T08:00:00.000Z',
      defaultBranch: 'main',
    });
    await expect(expectTheSame('packages/ui', 'HEAD')).resolves.toMatchObject({
      readme: true,
      lockfile: true,
      codeownersCoversAll: true,
    });

    // What is checked out, or not committed, makes no difference.
    git(repository, SECOND, 'rm', '--quiet', 'README.md');
    git(repository, SECOND, 'commit', '--quiet', '--message=Less');
    const before = await readGitRepository({ repository, ref: 'HEAD~1' });
    await expect(describeRepository(before)).resolves.toMatchObject({
      readme: true,
      lastCommitAt: '2026-01-10T08:00:00.000Z',
    });
    await expect(expectTheSame('', 'HEAD')).resolves.toMatchObject({
      readme: false,
      lastCommitAt: '2026-02-20T08:30:00.000Z',
    });
  });

  it('says what git does not know', async () => {
    directory.setContent({ visits: { 'README.md': '' }, empty: {} });
    const repository = directory.resolve('visits');
    commitAll(repository, FIRST);
    await expect(
      readGitRepository({ repository, ref: 'origin/main' }),
    ).rejects.toThrow('git rev-parse failed: fatal: Needed a single revision');
    await expect(
      readGitRepository({ repository, ref: '--output=x' }),
    ).rejects.toThrow('git rev-parse failed');
  });
});
