import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { upgradeFiles } from './__examples__/upgradeFiles';
import { RepositoryFile } from './api';
import { parseRelease, TemplateText } from './manifest';
import { goldenPathPermissions } from './permissions';
import { basePath, readStamp, stampPath, writeStamp } from './stamp';

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

function blocksOf(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm');
  return [...readme.matchAll(fence)].map(([, block]) => block);
}

/** The YAML of the README whose first line names this file. */
function yamlOf(path: string): TemplateText {
  const text = blocksOf('yaml').find(block => block.startsWith(`# ${path}\n`));
  return { path, text: text ?? '' };
}

function file(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}

const { release, problems } = parseRelease({
  manifest: yamlOf('golden-path.yaml'),
  changelog: { path: 'CHANGELOG.md', text: blocksOf('markdown')[0] },
  migrations: [yamlOf('migrations/1.1.0.yaml')],
});

describe('the examples of the README', () => {
  it('are a release', () => {
    expect(problems).toEqual([]);
    expect(release).toMatchObject({
      manifest: { version: '1.1.0', handover: [{ id: 'privacy-review' }] },
      changes: '- The probes have a port of their own.',
      migrations: [{ version: '1.1.0', steps: [{}, {}, {}] }],
    });
  });

  it('are the stamp of a repository, as it is written', () => {
    const [base] = blocksOf('json');
    expect(yamlOf(stampPath).text).toContain(
      `base: ${createHash('sha256').update(base).digest('hex')}\n`,
    );
    const stamped = [
      file(stampPath, yamlOf(stampPath).text),
      file(basePath, base),
    ];
    const read = readStamp(stamped);
    expect(read.problems).toEqual([]);
    const { template, version, answers } = read.stamp!;
    expect(
      writeStamp({ template, version, answers, files: read.base! }),
    ).toEqual([
      file(stampPath, yamlOf(stampPath).text.replace(/^#.*\n/, '')),
      stamped[1],
    ]);
  });

  it('show the upgrade as it is tested', () => {
    const code = readFileSync(
      resolve(__dirname, '__examples__/upgradeFiles.ts'),
      'utf8',
    );
    expect(blocksOf('ts')).toEqual([
      code.replace(`from '..'`, `from '@guildhall/plugin-golden-path-common'`),
    ]);
  });

  it('upgrade a repository, and its stamp', () => {
    const rendered = [file('src/main.ts', `import './health';\nstart();\n`)];
    const ours = [
      file('src/main.ts', `import './health';\nstart();\nmine();\n`),
      file('src/own.ts', 'own();\n'),
      ...writeStamp({
        template: 'template:default/service-node',
        version: '1.0.0',
        answers: { name: 'visits-api' },
        files: rendered,
      }),
    ];
    const next = [file('src/main.ts', `import './probes';\nstart();\n`)];
    const { files, plan } = upgradeFiles({
      ours,
      release: release!,
      rendered: next,
    });
    expect(plan.outcomes).toHaveLength(1);
    expect(files).toEqual(
      expect.arrayContaining([
        file('src/main.ts', `import './probes';\nstart();\nmine();\n`),
        file('src/own.ts', 'own();\n'),
      ]),
    );
    expect(readStamp(files)).toMatchObject({
      stamp: { version: '1.1.0', answers: { name: 'visits-api' } },
      base: next,
      problems: [],
    });
    expect(() =>
      upgradeFiles({ ours: [], release: release!, rendered }),
    ).toThrow(`${stampPath} is not a text in the repository`);
  });

  it('name every permission', () => {
    for (const { name, attributes } of goldenPathPermissions) {
      expect(readme).toMatch(
        new RegExp(`\\| \`${name}\` +\\| ${attributes.action} `),
      );
    }
  });
});

describe('the templates of this repository', () => {
  const templates = resolve(__dirname, '../../../templates');

  it.each(readdirSync(templates))('%s has a release', name => {
    const folder = resolve(templates, name);
    const read = (path: string) => ({
      path,
      text: readFileSync(resolve(folder, path), 'utf8'),
    });
    const migrations = resolve(folder, 'migrations');
    const parsed = parseRelease({
      manifest: read('golden-path.yaml'),
      changelog: read('CHANGELOG.md'),
      migrations: existsSync(migrations)
        ? readdirSync(migrations).map(path => read(`migrations/${path}`))
        : [],
    });
    expect(parsed.problems).toEqual([]);
    expect(parsed.release?.changes).not.toBe('');
  });
});
