import { handoverFor } from './handoverFor';
import { parseChangelog } from './parseChangelog';
import { parseManifest } from './parseManifest';
import { parseMigration } from './parseMigration';
import { parseRelease } from './parseRelease';
import { policyOf } from './policyOf';

function manifestProblems(text: string) {
  return parseManifest({ path: 'golden-path.yaml', text }).problems.map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
}

describe('golden-path.yaml', () => {
  it('needs a version only', () => {
    expect(
      parseManifest({ path: 'golden-path.yaml', text: 'version: 1.0.0' }),
    ).toEqual({
      manifest: {
        version: '1.0.0',
        layers: ['skeleton'],
        copyWithoutTemplating: [],
        files: [],
        handover: [],
        run: [],
      },
      problems: [],
    });
  });

  it.each([
    ['', 'golden-path.yaml:1 the document'],
    ['layers: [skeleton]', "golden-path.yaml:1 'version'"],
    ['version: 1', "golden-path.yaml:1 'version'"],
    ['version: v1.0.0', "golden-path.yaml:1 'version': must be a semantic"],
    ['version: 1.0', "golden-path.yaml:1 'version'"],
    ['version: 01.0.0', "golden-path.yaml:1 'version': must be a semantic"],
    ['version: 1.0.0\nlayer: a', 'the document has unknown keys: layer'],
    ['version: 1.0.0\nlayers: [/etc]', "golden-path.yaml:2 'layers[0]': must"],
    ['version: 1.0.0\nlayers:\n  - a\n  - ../../b', ":4 'layers[1]': must be"],
    [
      'version: 1.0.0\nfiles:\n  - paths: [a]\n    policy: mine',
      "golden-path.yaml:4 'files[0].policy'",
    ],
    [
      'version: 1.0.0\nfiles:\n  - paths: []\n    policy: seed',
      "golden-path.yaml:3 'files[0].paths'",
    ],
    ['version: 1.0.0\nhandover: [{ id: a }]', "'handover[0].title'"],
    ['version: 1.0.0\nversion: 2.0.0', 'golden-path.yaml:2 '],
    ['version: [', 'golden-path.yaml:1 '],
    ['version: !js 1.0.0', 'golden-path.yaml:1 '],
  ])('is refused: %j', (text, problem) => {
    const problems = manifestProblems(text);
    expect(problems.join('\n')).toContain(problem);
  });

  it('gives files the policy of the first rule that matches', () => {
    const rules = [
      { paths: ['.github/**', '*.tf'], policy: 'managed' as const },
      { paths: ['src/**'], policy: 'seed' as const },
      { paths: ['**'], policy: 'managed' as const },
    ];
    expect(policyOf(rules, '.github/workflows/.ci.yaml')).toBe('managed');
    expect(policyOf(rules, 'src/deep/er/main.ts')).toBe('seed');
    expect(policyOf(rules.slice(0, 2), 'infra/main.tf')).toBe('merged');
    expect(policyOf([], '.guildhall/base.jsonl')).toBe('managed');
    expect(
      policyOf([{ paths: ['!src', '#a'], policy: 'seed' }], 'docs/a'),
    ).toBe('merged');
  });

  it('hands over what fits the answers', () => {
    const { manifest } = parseManifest({
      path: 'golden-path.yaml',
      text: `
version: 1.0.0
handover:
  - { id: always, title: Always, owner: group:default/platform }
  - { id: phi, title: Data, description: Why, when: { dataClass: phi, tier: 1 } }
`,
    });
    const idsFor = (answers: Record<string, string | number>) =>
      handoverFor(manifest!, answers).map(({ id }) => id);
    expect(idsFor({ dataClass: 'phi', tier: 1 })).toEqual(['always', 'phi']);
    expect(idsFor({ dataClass: 'phi', tier: '1' })).toEqual(['always']);
    expect(idsFor({ dataClass: 'phi' })).toEqual(['always']);
    expect(handoverFor(manifest!, {})).toEqual([
      { id: 'always', title: 'Always', owner: 'group:default/platform' },
    ]);
  });
});

describe('migrations', () => {
  it.each([
    ['migrations/next.yaml', 'intent: A', 'must be named after a semantic'],
    ['migrations/1.0.0.yml', 'intent: A', 'must be named after a semantic'],
    ['1.0.0.yaml', 'steps: []', "'intent'"],
    ['1.0.0.yaml', 'intent: " "\nsteps: [{ delete: { path: a } }]', "'intent'"],
    ['1.0.0.yaml', 'intent: A\nsteps: []', "'steps'"],
    ['1.0.0.yaml', 'intent: A\nsteps: [{}]', "'steps[0]': must have one of"],
    [
      '1.0.0.yaml',
      'intent: A\nsteps:\n  - delete: { path: a }\n    move: { from: a, to: b }',
      "'steps[0]': must have one of move, replace and delete",
    ],
    [
      '1.0.0.yaml',
      'intent: A\nsteps:\n  - move: { from: a, to: ../b }',
      "'steps[0].move.to': must not have empty segments, . or ..",
    ],
    ['1.0.0.yaml', 'intent: A\nsteps: [{ run: rm }]', 'unknown keys: run'],
    [
      '1.0.0.yaml',
      "intent: A\nsteps: [{ replace: { paths: [a], text: '', with: b } }]",
      "'steps[0].replace.text'",
    ],
  ])('are refused: %s %j', (path, text, message) => {
    const { migration, problems } = parseMigration({ path, text });
    expect(migration).toBeUndefined();
    expect(problems[0]).toMatchObject({ file: path });
    expect(problems.map(problem => problem.message).join('\n')).toContain(
      message,
    );
  });
});

describe('CHANGELOG.md', () => {
  it('has a section for each release, the newest first', () => {
    const { sections, problems } = parseChangelog({
      path: 'CHANGELOG.md',
      text: [
        '# Changelog',
        '## 1.10.0 (2026-11-21)',
        '',
        '- Probes',
        '### Detail',
        '```md',
        '## 9.9.9',
        '```',
        '## [1.9.0] - 2026-10-01\r',
        'Health checks.\r',
        '## 1.0.0',
      ].join('\n'),
    });
    expect(problems).toEqual([]);
    expect(sections).toEqual([
      {
        version: '1.10.0',
        text: '- Probes\n### Detail\n```md\n## 9.9.9\n```',
      },
      { version: '1.9.0', text: 'Health checks.' },
      { version: '1.0.0', text: '' },
    ]);
  });

  it('says which headings are wrong', () => {
    const { sections, problems } = parseChangelog({
      path: 'CHANGELOG.md',
      text: '## 1.9.0\na\n## Unreleased\nb\n## 1.10.0\nc\n## 1.9.0\nd\n',
    });
    expect(sections).toEqual([{ version: '1.9.0', text: 'a' }]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, "'Unreleased' must be a semantic version such as 1.2.0"],
      [5, expect.stringContaining("must be older than '1.9.0'")],
      [7, expect.stringContaining("must be older than '1.9.0'")],
    ]);
  });
});

describe('a release', () => {
  const options = {
    manifest: { path: 'golden-path.yaml', text: 'version: 1.10.0' },
    changelog: { path: 'CHANGELOG.md', text: '## 1.10.0\n- Probes\n' },
    migrations: ['1.10.0', '1.9.0'].map(version => ({
      path: `migrations/${version}.yaml`,
      text: 'intent: Why\nsteps: [{ delete: { path: a } }]',
    })),
  };

  it('has a manifest, changes and migrations in order', () => {
    const { release, problems } = parseRelease(options);
    expect(problems).toEqual([]);
    expect(release?.changes).toBe('- Probes');
    expect(release?.migrations.map(({ version }) => version)).toEqual([
      '1.9.0',
      '1.10.0',
    ]);
  });

  it('is refused if its files do not fit together', () => {
    const { release, problems } = parseRelease({
      ...options,
      manifest: { path: 'golden-path.yaml', text: 'version: 1.9.0' },
    });
    expect(release).toBeUndefined();
    expect(problems).toEqual([
      {
        file: 'CHANGELOG.md',
        message: "must have a section '## 1.9.0' that says what changed",
      },
      {
        file: 'golden-path.yaml',
        message: "'version' is 1.9.0, but there is a migration to 1.10.0",
      },
    ]);
  });

  it('tells the problems of all its files', () => {
    const { problems } = parseRelease({
      manifest: { path: 'golden-path.yaml', text: '[]' },
      changelog: { path: 'CHANGELOG.md', text: '## next' },
      migrations: [{ path: 'migrations/a.yaml', text: '' }],
    });
    expect(problems.map(({ file }) => file)).toEqual([
      'golden-path.yaml',
      'CHANGELOG.md',
      'migrations/a.yaml',
    ]);
  });
});
