import {
  readStamp,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { execFileSync } from 'node:child_process';
import { parse, parseAllDocuments } from 'yaml';
import { FakeGoldenPath } from './__testUtils__/FakeGoldenPath';
import { readTemplate } from './__testUtils__/readTemplate';
import {
  createDirectory,
  startScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const folder = createDirectory();
beforeEach(() => {
  folder.clear();
});

async function start(name: string) {
  const { release, template } = await readTemplate(name);
  return startScaffolder({
    folder: folder.path,
    goldenPath: new FakeGoldenPath(release),
    entities: [template],
  });
}

describe('the template adopt', () => {
  const answers = {
    name: 'billing-exports',
    description: 'Sends invoices to the clearing house',
    owner: 'group:default/payments-team',
    host: 'local',
    pieces: [
      'CODEOWNERS',
      '{mkdocs.yml,docs/*.md,docs/adr/*}',
      'renovate.json',
    ],
  };

  it('proposes what is missing, says why, and leaves the rest to the team', async () => {
    const { host, run } = await start('adopt');
    const theirs = [
      text('package.json', '{}\r\n'),
      text('src/main.ts', 'run();\n'),
      text('docs/index.md', '# Ours\n'),
      text('.github/dependabot.yml', 'version: 2\n'),
    ];
    await host.createAndPush({
      name: 'billing-exports',
      files: theirs,
      message: 'Ours',
      author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
    });
    const task = await run('template:default/adopt', answers);
    expect([task.status, task.error]).toEqual(['completed', '']);

    const proposed = [
      'CODEOWNERS',
      'docs/adr/adopt-the-golden-path.md',
      'mkdocs.yml',
    ];
    const { files } = await host.readTree(
      'billing-exports',
      'golden-path/adopt',
    );
    expect(files).toEqual(expect.arrayContaining(theirs));
    expect(files.map(({ path }) => path).sort()).toEqual(
      [
        ...proposed,
        ...theirs.map(({ path }) => path),
        '.guildhall/base.jsonl',
        '.guildhall/template.yaml',
      ].sort(),
    );
    const { base, problems, stamp } = readStamp(files);
    expect(problems).toEqual([]);
    expect(stamp?.answers).toEqual(answers);
    expect(base?.map(({ path }) => path)).toEqual(proposed);

    expect(messageOf('billing-exports', 'golden-path/adopt')).toBe(
      `Bring billing-exports onto the golden path

This adds what the repository lacks, and changes nothing that was there. Take what fits,
change what does not, and leave out what you do not want.

* CODEOWNERS: who reviews changes
* docs/adr/adopt-the-golden-path.md: the decision that merging this is
* mkdocs.yml: shows the documentation in the catalog
* .guildhall/: what this was made from, so that later versions can be merged

You have these, and keep them: docs/index.md, renovate.json`,
    );
  });

  it('explains every piece, and proposes all unless told otherwise', async () => {
    const { host, run } = await start('adopt');
    await host.createAndPush({
      name: 'Legacy.Reports_2',
      files: [text('pom.xml', '<project/>\n')],
      message: 'Ours',
      author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
    });
    const task = await run('template:default/adopt', {
      name: 'Legacy.Reports_2',
      description: 'Makes the reports of the board',
      owner: 'group:default/payments-team',
    });
    expect([task.status, task.error]).toEqual(['completed', '']);

    const { files } = await host.readTree(
      'Legacy.Reports_2',
      'golden-path/adopt',
    );
    const pieces = files
      .map(({ path }) => path)
      .filter(path => !path.startsWith('.guildhall/') && path !== 'pom.xml');
    expect(pieces).toEqual(
      expect.arrayContaining([
        '.github/workflows/golden-path.yaml',
        'CODEOWNERS',
        'application.yaml',
        'catalog-info.yaml',
        'docs/runbooks/failing-requests.md',
        'monitoring/alerts.test.yaml',
        'monitoring/alerts.yaml',
        'monitoring/slo.yaml',
        'renovate.json',
      ]),
    );
    const explained = messageOf('Legacy.Reports_2', 'golden-path/adopt')
      .split('\n')
      .flatMap(line => line.match(/^\* (\S+): ./)?.[1] ?? []);
    expect(explained).toEqual([...pieces, '.guildhall/']);
  });
});

describe('the template extracted-service', () => {
  it.each([
    ['chosen once', []],
    ['chosen twice', ['component:default/care-core']],
  ])('calls the monolith as a dependency, %s', async (_, dependencies) => {
    const answers = {
      name: 'visit-reminders',
      description: 'Reminds patients of their visits',
      owner: 'group:default/visits-team',
      dataClass: 'phi',
      tier: '2',
      dependencies,
      integrations: [],
      monolith: 'component:default/care-core',
      slice: 'reminders',
      routes: ['/v1/reminders'],
    };
    const { host, run } = await start('extracted-service');
    const task = await run('template:default/extracted-service', answers);
    expect([task.status, task.error]).toEqual(['completed', '']);

    const { files } = await host.readTree('visit-reminders');
    const { stamp } = readStamp(files);
    expect(stamp?.answers).toEqual(answers);
    const read = (path: string) =>
      files.find(file => file.path === path)?.content ?? '';
    const [component] = parseAllDocuments(read('catalog-info.yaml')).map(
      document => document.toJS(),
    );
    expect(component).toMatchObject({
      metadata: {
        annotations: {
          'backstage.io/source-template': 'template:default/extracted-service',
          'guildhall.dev/template-version': stamp?.version,
          'guildhall.dev/extracted-from': 'component:default/care-core',
          'guildhall.dev/extraction-flag': 'reminders-stage',
        },
      },
      spec: {
        dependsOn: [
          'component:default/care-core',
          'component:default/audit-log',
        ],
      },
    });
    expect(component.spec.system).toBeUndefined();
    expect(parse(read('flags/flags.json')).flags['reminders-stage']).toEqual(
      expect.objectContaining({
        defaultVariant: 'off',
        variants: {
          off: 'off',
          dualwrite: 'dualwrite',
          shadow: 'shadow',
          live: 'live',
          rampdown: 'rampdown',
          complete: 'complete',
        },
      }),
    );
  });
});

function messageOf(repository: string, branch: string): string {
  return execFileSync('git', ['log', '-1', '--format=%B', branch], {
    cwd: `${folder.path}/git/${repository}.git`,
    encoding: 'utf8',
  }).trim();
}

function text(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}
