import { RepositoryFile } from '../api';
import { FileRule, Migration, parseMigration } from '../manifest';
import { applyUpgrade } from './applyUpgrade';
import { driftOf } from './driftOf';
import { planUpgrade } from './planUpgrade';
import { summarize } from './summarize';

type Tree = Record<string, string | Partial<RepositoryFile>>;

function filesOf(tree: Tree): RepositoryFile[] {
  return Object.entries(tree).map(([path, file]) => ({
    path,
    mode: '100644',
    encoding: 'utf8',
    content: '',
    ...(typeof file === 'string' ? { content: file } : file),
  }));
}

function migration(version: string, text: string): Migration {
  const { migration: parsed, problems } = parseMigration({
    path: `migrations/${version}.yaml`,
    text,
  });
  expect(problems).toEqual([]);
  return parsed!;
}

function upgrade(options: {
  base: Tree;
  ours: Tree;
  theirs: Tree;
  rules?: FileRule[];
  migrations?: Migration[];
  toVersion?: string;
}) {
  const { base, ours, theirs, rules = [], migrations = [] } = options;
  const plan = planUpgrade({
    base: filesOf(base),
    ours: filesOf(ours),
    theirs: filesOf(theirs),
    rules,
    migrations,
    fromVersion: '1.0.0',
    toVersion: options.toVersion ?? '1.10.0',
  });
  const after = applyUpgrade(filesOf(ours), plan.outcomes);
  return {
    plan,
    outcomes: Object.fromEntries(
      plan.outcomes.map(({ path, outcome }) => [path, outcome]),
    ),
    explanations: Object.fromEntries(
      plan.outcomes.map(({ path, explanation }) => [path, explanation]),
    ),
    after: Object.fromEntries(
      after.map(({ path, content }) => [path, content]),
    ),
    files: new Map(after.map(file => [file.path, file])),
  };
}

const text = 'one\ntwo\nthree\nfour\nfive\n';
const link = (target: string) => ({ mode: '120000' as const, content: target });
const binary = (bytes: string) => ({
  encoding: 'base64' as const,
  content: btoa(`\xff\x00${bytes}`),
});

describe('planUpgrade', () => {
  it('merges what both changed, and takes what one changed', () => {
    const { outcomes, after } = upgrade({
      base: { both: text, team: text, template: text, none: text },
      ours: {
        both: text.replace('one', 'ONE'),
        team: text.replace('one', 'ONE'),
        template: text,
        none: text,
        own: 'own\n',
      },
      theirs: {
        both: text.replace('five', 'FIVE'),
        team: text,
        template: text.replace('five', 'FIVE'),
        none: text,
        new: 'new\n',
      },
    });
    expect(outcomes).toEqual({
      both: 'merged',
      team: 'kept',
      template: 'updated',
      none: 'unchanged',
      new: 'added',
    });
    expect(after).toEqual({
      both: 'ONE\ntwo\nthree\nfour\nFIVE\n',
      team: 'ONE\ntwo\nthree\nfour\nfive\n',
      template: 'one\ntwo\nthree\nfour\nFIVE\n',
      none: text,
      new: 'new\n',
      own: 'own\n',
    });
  });

  it('marks conflicts as git does, and lists them', () => {
    const { plan, after } = upgrade({
      base: { 'a.txt': 'port: 80\r\n' },
      ours: { 'a.txt': 'port: 8080\r\n' },
      theirs: { 'a.txt': 'port: 443\r\n' },
    });
    expect(after['a.txt']).toBe(
      [
        '<<<<<<< your team',
        'port: 8080',
        '=======',
        'port: 443',
        '>>>>>>> template 1.10.0',
        '',
      ].join('\r\n'),
    );
    expect(plan.outcomes).toEqual([
      expect.objectContaining({
        path: 'a.txt',
        outcome: 'conflict',
        conflicts: [
          { line: 1, ours: 'port: 8080\r\n', theirs: 'port: 443\r\n' },
        ],
      }),
    ]);
  });

  it('keeps to the policies', () => {
    const { outcomes, after } = upgrade({
      rules: [
        { paths: ['ci/**'], policy: 'managed' },
        { paths: ['src/**'], policy: 'seed' },
      ],
      base: { 'ci/a': 'a\n', 'ci/b': 'b\n', 'src/a': 'a\n', 'src/b': 'b\n' },
      ours: {
        'ci/a': 'team\n',
        'ci/b': 'team\n',
        'src/a': 'a\n',
        'src/new': 'team\n',
      },
      theirs: { 'ci/a': 'A\n', 'src/a': 'A\n', 'src/b': 'B\n', 'src/new': 'N' },
    });
    expect(outcomes).toEqual({
      'ci/a': 'updated',
      'ci/b': 'deleted',
      'src/a': 'kept',
      'src/b': 'kept-deleted',
      'src/new': 'kept',
    });
    expect(after).toEqual({
      'ci/a': 'A\n',
      'src/a': 'a\n',
      'src/new': 'team\n',
    });
  });

  it('leaves deleted what the team deleted, and says what changed', () => {
    const { outcomes, explanations, after } = upgrade({
      base: { same: 'a\n', changed: 'b\n' },
      ours: {},
      theirs: { same: 'a\n', changed: 'B\n' },
    });
    expect(outcomes).toEqual({
      same: 'kept-deleted',
      changed: 'kept-deleted',
    });
    expect(explanations.same).not.toContain('template changed');
    expect(explanations.changed).toContain('the template changed it');
    expect(after).toEqual({});
  });

  it('deletes what the template deleted, unless the team changed it', () => {
    const { outcomes, after } = upgrade({
      base: { untouched: 'a\n', changed: 'b\n', moved: text },
      ours: { untouched: 'a\n', changed: 'B\n', 'elsewhere/moved': text },
      theirs: {},
    });
    expect(outcomes).toEqual({
      untouched: 'deleted',
      changed: 'kept',
      'elsewhere/moved': 'deleted',
    });
    expect(after).toEqual({ changed: 'B\n' });
  });

  it('follows renames of either side', () => {
    const { plan, outcomes, after } = upgrade({
      base: { a: text, b: `b\n${text}`, c: `c1\nc2\nc3\n` },
      ours: {
        'team/a': text.replace('one', 'ONE'),
        b: `b\n${text.replace('one', 'ONE')}`,
        'team/c': `c1\nc2\nc3\n`,
      },
      theirs: {
        a: text.replace('five', 'FIVE'),
        'new/b': `b\n${text}`,
        'new/c': `c1\nc2\nc3\n`,
      },
    });
    expect(outcomes).toEqual({
      'team/a': 'merged',
      'new/b': 'moved',
      'team/c': 'conflict',
    });
    expect(after).toEqual({
      'team/a': 'ONE\ntwo\nthree\nfour\nFIVE\n',
      'new/b': 'b\nONE\ntwo\nthree\nfour\nfive\n',
      'team/c': `c1\nc2\nc3\n`,
    });
    const moved = plan.outcomes.find(({ path }) => path === 'new/b');
    expect(moved).toMatchObject({ from: 'b' });
  });

  it('takes no file for another that shares less than half of its lines', () => {
    const { after } = upgrade({
      base: { a: text },
      ours: { b: 'one\ntwo\nx\ny\nz\n' },
      theirs: { a: text.replace('five', 'FIVE') },
    });
    expect(after).toEqual({ b: 'one\ntwo\nx\ny\nz\n' });
  });

  it('puts binary files beside each other that both changed', () => {
    const { outcomes, files } = upgrade({
      base: { both: binary('a'), template: binary('a') },
      ours: {
        both: binary('b'),
        template: binary('a'),
        'both.template': 'the team’s\n',
      },
      theirs: { both: binary('c'), template: binary('c') },
    });
    expect(outcomes).toEqual({ both: 'conflict', template: 'updated' });
    expect(files.get('both')).toMatchObject(binary('b'));
    expect(files.get('both.template')).toMatchObject({
      content: 'the team’s\n',
    });
    expect(files.get('both.template.2')).toMatchObject(binary('c'));
    expect(files.get('template')).toMatchObject(binary('c'));
  });

  it('merges modes three ways', () => {
    const executable = { mode: '100755' as const, content: text };
    const { outcomes, files } = upgrade({
      base: { a: text, b: text, c: executable },
      ours: {
        a: executable,
        b: text.replace('one', 'ONE'),
        c: text,
      },
      theirs: { a: text.replace('five', 'FIVE'), b: executable, c: executable },
    });
    expect(outcomes).toEqual({ a: 'merged', b: 'merged', c: 'kept' });
    expect([...files.values()].map(({ mode }) => mode)).toEqual([
      '100755',
      '100755',
      '100644',
    ]);
  });

  it('takes symbolic links as one piece, and follows none', () => {
    const { outcomes, files, after } = upgrade({
      base: { 'a/link': link('x'), 'b/link': link('x') },
      ours: { 'a/link': link('y'), 'b/link': link('x'), docs: link('a') },
      theirs: {
        'a/link': link('z'),
        'b/link': link('z'),
        'docs/index.md': 'new\n',
      },
    });
    expect(outcomes).toEqual({
      'a/link': 'conflict',
      'b/link': 'updated',
      'docs/index.md': 'conflict',
    });
    expect(after).toEqual({
      'a/link': 'y',
      'a/link.template': 'z',
      'b/link': 'z',
      docs: 'a',
    });
    expect(files.get('docs')?.mode).toBe('120000');
  });

  it('does not make a link of a file that the team made executable', () => {
    const { outcomes, files } = upgrade({
      base: { a: 'b' },
      ours: { a: { mode: '100755', content: 'b' } },
      theirs: { a: link('c') },
    });
    expect(outcomes).toEqual({ a: 'conflict' });
    expect(files.get('a')).toMatchObject({ mode: '100755', content: 'b' });
    expect(files.get('a.template')).toMatchObject(link('c'));
  });

  it('goes by the policy of the place that the template moves a file to', () => {
    const { outcomes, after } = upgrade({
      rules: [{ paths: ['managed/**'], policy: 'managed' }],
      base: { a: text, 'managed/b': `b\n${text}` },
      ours: { a: `${text}team\n`, 'managed/b': `b\n${text}team\n` },
      theirs: { 'managed/a': text, b: `b\n${text}` },
    });
    expect(outcomes).toEqual({ 'managed/a': 'moved', b: 'moved' });
    expect(after).toEqual({ 'managed/a': text, b: `b\n${text}team\n` });
  });

  it('reports paths that a file system could not hold together', () => {
    const { outcomes, explanations, after } = upgrade({
      base: { a: text },
      ours: {
        a: text,
        'docs/Guide.md': 'team\n',
        'u\u0308': 'team\n',
        'x/y': 'team\n',
      },
      theirs: { 'DOCS/guide.md': 'new\n', x: text, ü: 'new\n' },
    });
    expect(outcomes).toEqual({
      'DOCS/guide.md': 'conflict',
      a: 'conflict',
      ü: 'conflict',
    });
    expect(explanations['DOCS/guide.md']).toContain('docs/Guide.md');
    expect(explanations.a).toContain('x/y');
    expect(after).toEqual({
      a: text,
      'docs/Guide.md': 'team\n',
      'DOCS/guide.md.template': 'new\n',
      'u\u0308': 'team\n',
      'ü.template': 'new\n',
      'x/y': 'team\n',
      'x.template': text,
    });
  });

  it('leaves a file alone that is where the template moved a deleted one', () => {
    const { plan, after } = upgrade({
      base: { a: text },
      ours: { b: 'team\n' },
      theirs: { b: text },
    });
    expect(after).toEqual({ b: 'team\n' });
    expect(plan.outcomes).toMatchObject([
      { path: 'a', outcome: 'kept-deleted' },
    ]);
  });

  it('does not put a new file into the place of one that the team moved', () => {
    const { after } = upgrade({
      base: { a: text },
      ours: { b: text },
      theirs: { a: text, b: 'new\n' },
    });
    expect(after).toEqual({ b: text, 'b.template': 'new\n' });
  });

  it('merges what both sides added', () => {
    const { outcomes, after } = upgrade({
      rules: [{ paths: ['managed'], policy: 'managed' }],
      base: {},
      ours: { same: text, other: 'team\n', managed: 'team\n' },
      theirs: { same: text, other: 'template\n', managed: 'template\n' },
    });
    expect(outcomes).toEqual({
      same: 'unchanged',
      other: 'conflict',
      managed: 'conflict',
    });
    expect(after).toMatchObject({
      same: text,
      managed: 'team\n',
      'managed.template': 'template\n',
    });
    expect(after.other).toMatch(/^<<<<<<<[^]*team\n=======\ntemplate\n/);
  });

  describe('migrations', () => {
    const migrations = [
      migration(
        '1.10.0',
        `
intent: The probes have a port of their own.
steps:
  - move: { from: src/probes.ts, to: src/probes/server.ts }
  - replace: { paths: ['src/**'], text: ./probes, with: ./probes/server }
`,
      ),
      migration(
        '1.9.0',
        `
intent: Health checks are called probes.
steps:
  - move: { from: src/health.ts, to: src/probes.ts }
  - replace: { paths: ['src/**'], text: ./health, with: ./probes }
  - delete: { path: old }
`,
      ),
      migration('1.0.0', 'intent: Before.\nsteps: [{ delete: { path: old } }]'),
      migration(
        '2.0.0',
        'intent: Later.\nsteps: [{ delete: { path: later } }]',
      ),
    ];
    const base = {
      'src/health.ts': 'check();\n',
      'src/main.ts': `import './health';\nstart();\n`,
      'src/seed.ts': `import './health';\n`,
      'old/a': 'a\n',
    };
    const theirs = {
      'src/probes/server.ts': 'probe();\nlisten();\nserve();\n',
      'src/main.ts': `import './probes/server';\nstart();\n`,
      'src/seed.ts': `import './probes/server';\n`,
    };
    const result = upgrade({
      base,
      ours: {
        ...base,
        'src/main.ts': `import './health';\nmine();\nstart();\n`,
        'src/own.ts': `import './health';\n`,
      },
      theirs,
      rules: [{ paths: ['src/seed.ts'], policy: 'seed' }],
      migrations,
    });

    it('are applied to the files of the template, in the order of versions', () => {
      expect(result.after).toEqual({
        'src/probes/server.ts': 'probe();\nlisten();\nserve();\n',
        'src/main.ts': `import './probes/server';\nmine();\nstart();\n`,
        'src/seed.ts': `import './health';\n`,
        'src/own.ts': `import './health';\n`,
      });
      expect(result.outcomes).toEqual({
        'src/probes/server.ts': 'moved',
        'src/main.ts': 'updated',
        'src/seed.ts': 'kept',
        'old/a': 'deleted',
      });
    });

    it('say why', () => {
      expect(result.plan.migrations).toEqual([
        { version: '1.9.0', intent: 'Health checks are called probes.' },
        { version: '1.10.0', intent: 'The probes have a port of their own.' },
      ]);
      expect(result.explanations['src/probes/server.ts']).toContain(
        '1.9.0: Health checks are called probes. 1.10.0: The probes have a port of their own.',
      );
      expect(result.explanations['old/a']).toContain('1.9.0');
    });

    it('give advice on files that belong to the team', () => {
      expect(
        result.plan.advice.map(({ path, version }) => [path, version]),
      ).toEqual([
        ['src/own.ts', '1.9.0'],
        ['src/seed.ts', '1.9.0'],
      ]);
      expect(result.plan.advice[0].message).toBe(
        'Replace "./health" with "./probes": Health checks are called probes.',
      );
    });

    it('move what the team changed, and leave what it moved itself', () => {
      const { outcomes } = upgrade({
        base,
        ours: {
          'src/health.ts': 'check();\nmine();\n',
          'lib/main.ts': base['src/main.ts'],
        },
        theirs: {
          'src/probes/server.ts': 'check();\n',
          'src/main.ts': theirs['src/main.ts'],
        },
        migrations,
      });
      expect(outcomes).toMatchObject({
        'src/probes/server.ts': 'moved',
        'lib/main.ts': 'updated',
      });
    });
  });

  it('leaves the stamp alone', () => {
    const { outcomes, after } = upgrade({
      base: { '.guildhall/template.yaml': 'a' },
      ours: { '.guildhall/template.yaml': 'b' },
      theirs: { '.guildhall/template.yaml': 'c' },
    });
    expect(outcomes).toEqual({});
    expect(after).toEqual({ '.guildhall/template.yaml': 'b' });
  });

  it.each([
    '../a',
    '/a',
    'a/../../b',
    'a//b',
    'a\\..\\b',
    'C:/a',
    'a\0b',
    'sub/.git/hooks/x',
    '.GIT/config',
    '.git /config',
    'git~1/config',
    '.g\u200cit/config',
    '',
    'a/',
  ])('refuses the path %j on every side', path => {
    for (const side of ['base', 'ours', 'theirs']) {
      expect(() =>
        upgrade({ base: {}, ours: {}, theirs: {}, [side]: { [path]: 'x' } }),
      ).toThrow(JSON.stringify(path));
    }
  });

  it.each(['/etc/passwd', '../../x', 'a/../../../x', '.git/config', ''])(
    'refuses the link target %j',
    target => {
      expect(() =>
        upgrade({ base: {}, ours: {}, theirs: { 'a/b': link(target) } }),
      ).toThrow('The target of the link "a/b"');
    },
  );

  it('counts the outcomes, and tells the drift', () => {
    const base = { a: text, 'b`c': text, d: text, e: text };
    const ours = {
      a: text.replace('one', 'mine'),
      'b`c': text,
      'f/e': text,
      own: 'x\n',
    };
    const { plan } = upgrade({
      base,
      ours,
      theirs: { ...base, a: text.replace('one', 'ONE'), 'b`c': 'B\n' },
    });
    expect(summarize(plan.outcomes)).toMatchObject({
      conflict: 1,
      updated: 1,
      'kept-deleted': 1,
      merged: 0,
    });
    expect(
      driftOf({
        base: filesOf(base),
        ours: filesOf(ours),
        rules: [{ paths: ['a'], policy: 'seed' }],
      }),
    ).toEqual([
      { path: 'a', policy: 'seed', state: 'changed' },
      { path: 'b`c', policy: 'merged', state: 'unchanged' },
      { path: 'd', policy: 'merged', state: 'deleted' },
      { path: 'e', policy: 'merged', state: 'changed' },
    ]);
  });

  it('takes links of the team that lead out of the repository as they are', () => {
    const { after } = upgrade({
      base: {},
      ours: { a: link('/etc/hosts') },
      theirs: { b: text },
    });
    expect(after).toEqual({ a: '/etc/hosts', b: text });
  });

  it('refuses what cannot be planned', () => {
    const nothing = { base: {}, ours: {}, theirs: {} };
    expect(() => upgrade({ ...nothing, toVersion: '0.9.0' })).toThrow(
      "'toVersion' must not be older than 1.0.0, got 0.9.0",
    );
    expect(() =>
      applyUpgrade(
        [],
        planUpgrade({
          base: [],
          ours: [...filesOf({ a: '1' }), ...filesOf({ a: '2' })],
          theirs: [],
          rules: [],
          migrations: [],
          fromVersion: '1.0.0',
          toVersion: '1.1.0',
        }).outcomes,
      ),
    ).toThrow('"a" is there twice');
    expect(() =>
      upgrade({
        ...nothing,
        ours: { a: { encoding: 'base64', content: 'not base64!' } },
      }),
    ).toThrow('The content of "a" must be base64');
  });
});
