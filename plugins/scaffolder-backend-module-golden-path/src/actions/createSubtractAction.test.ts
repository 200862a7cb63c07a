import { Entity } from '@backstage/catalog-model';
import {
  readStamp,
  ReleaseFiles,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { FakeGoldenPath } from '../__testUtils__/FakeGoldenPath';
import {
  createDirectory,
  startScaffolder,
} from '../__testUtils__/startScaffolder';

jest.setTimeout(60_000);

const folder = createDirectory();
beforeEach(() => {
  folder.clear();
});

const TEMPLATE_REF = 'template:default/adopt';
const BRANCH = 'golden-path/adopt';
const answers = { name: 'visits', only: ['*', 'docs/**'] };

const CATALOG_INFO = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: visits
`;

const release: ReleaseFiles = {
  name: 'adopt',
  version: '1.0.0',
  copyWithoutTemplating: [],
  files: [
    text('CODEOWNERS', '* @visits\n'),
    text('catalog-info.yaml', CATALOG_INFO),
    text('docs/index.md', '# ${{ values.name }}\n'),
    text('docs/runbooks/errors.md', '# Errors\n'),
  ],
};

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'adopt',
    namespace: 'default',
    annotations: {
      'guildhall.dev/template-version': '1.0.0',
      'backstage.io/managed-by-location': 'golden-path:templates/adopt',
    },
  },
  spec: {
    type: 'service',
    parameters: [],
    steps: [
      {
        id: 'render',
        name: 'Render',
        action: 'guildhall:template:render',
        input: { values: '${{ parameters }}' },
      },
      {
        id: 'subtract',
        name: 'Subtract',
        action: 'guildhall:repository:subtract',
        input: {
          host: 'local',
          name: '${{ parameters.name }}',
          only: '${{ parameters.only }}',
        },
      },
      {
        id: 'stamp',
        name: 'Stamp',
        action: 'guildhall:template:stamp',
        input: { answers: '${{ parameters }}' },
      },
      {
        id: 'propose',
        name: 'Propose',
        action: 'guildhall:propose',
        input: {
          host: 'local',
          name: '${{ parameters.name }}',
          branch: BRANCH,
          title: 'Adopt',
        },
      },
    ],
    output: {
      kept: '${{ steps.subtract.output.kept }}',
      missing: '${{ steps.subtract.output.missing }}',
    },
  },
};

async function start(theirs: RepositoryFile[]) {
  const scaffolder = await startScaffolder({
    folder: folder.path,
    goldenPath: new FakeGoldenPath(release),
    entities: [template],
  });
  await scaffolder.host.createAndPush({
    name: 'visits',
    files: theirs,
    message: 'Ours',
    author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
  });
  return scaffolder;
}

describe('guildhall:repository:subtract', () => {
  it('leaves what is missing, so that files of the team are no base of upgrades', async () => {
    const theirs = [
      text('docs/index.md', '# Ours\r\n'),
      text('src/main.ts', 'run();\n'),
    ];
    const { host, run } = await start(theirs);
    const task = await run(TEMPLATE_REF, answers);
    expect([task.status, task.error]).toEqual(['completed', '']);
    expect(task.output).toEqual({
      kept: ['docs/index.md'],
      missing: ['CODEOWNERS', 'catalog-info.yaml', 'docs/runbooks/errors.md'],
    });

    const { files } = await host.readTree('visits', BRANCH);
    expect(files).toEqual(expect.arrayContaining(theirs));
    const { base, problems } = readStamp(files);
    expect(problems).toEqual([]);
    expect(base?.map(({ path }) => path)).toEqual([
      'CODEOWNERS',
      'catalog-info.yaml',
      'docs/runbooks/errors.md',
    ]);
  });

  it('shows in a dry run what would be proposed', async () => {
    const { dryRun, host } = await start([text('CODEOWNERS', '* @us\n')]);
    const { directoryContents } = await dryRun(template, answers);
    expect(
      directoryContents
        .map(({ path }) => path)
        .filter(path => !path.startsWith('.guildhall/')),
    ).toEqual([
      'catalog-info.yaml',
      'docs/index.md',
      'docs/runbooks/errors.md',
    ]);
    await expect(host.head('visits', BRANCH)).resolves.toBeUndefined();
  });

  it('knows files that stand for others', async () => {
    const { run } = await start([
      text('.github/CODEOWNERS', '* @us\n'),
      text('catalog-info.yml', 'kind: Component\n'),
      text('docs/README.md', '# Ours\n'),
    ]);
    const task = await run(TEMPLATE_REF, answers);
    expect(task.output).toEqual({
      kept: ['CODEOWNERS', 'catalog-info.yaml', 'docs/index.md'],
      missing: ['docs/runbooks/errors.md'],
    });
  });

  it('leaves out what is not wanted', async () => {
    const { run } = await start([text('docs/index.md', '# Ours\n')]);
    const task = await run(TEMPLATE_REF, { ...answers, only: ['docs/**'] });
    expect(task.output).toEqual({
      kept: ['docs/index.md'],
      missing: ['docs/runbooks/errors.md'],
    });
  });

  it('renders for an upgrade what was adopted, and what is new', async () => {
    const { dryRun, host, run } = await start([
      text('docs/index.md', '# Ours\n'),
    ]);
    await run(TEMPLATE_REF, { ...answers, only: ['docs/**'] });
    const { files } = await host.readTree('visits', BRANCH);
    await host.createAndPush({
      name: 'merged',
      files,
      message: 'Merged',
      author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
    });
    const { directoryContents } = await dryRun(template, {
      ...answers,
      name: 'merged',
    });
    expect(
      directoryContents
        .map(({ path }) => path)
        .filter(path => !path.startsWith('.guildhall/')),
    ).toEqual(['CODEOWNERS', 'catalog-info.yaml', 'docs/runbooks/errors.md']);
  });

  it('refuses a repository that is on the path already, and one that lacks nothing', async () => {
    const { host, run } = await start([text('README.md', '# Ours\n')]);
    await run(TEMPLATE_REF, answers);
    const { files } = await host.readTree('visits', BRANCH);
    for (const [name, content, message] of [
      ['stamped', files, "'stamped' is on the golden path already, with"],
      ['complete', release.files, "'complete' has every file"],
    ] as const) {
      await host.createAndPush({
        name,
        files: content,
        message: 'Ours',
        author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
      });
      const task = await run(TEMPLATE_REF, { ...answers, name });
      expect(task.error).toContain(message);
      await expect(host.head(name, BRANCH)).resolves.toBeUndefined();
    }
    const missing = await run(TEMPLATE_REF, { ...answers, name: 'gone' });
    expect(missing.error).toContain(
      "The repository 'gone' at This machine has no commit yet",
    );
  });
});

function text(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}
