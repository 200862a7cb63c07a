import { FactSourceDefinition } from '../rules';
import { compileDefinitions } from './compileDefinitions';
import { parseDefinitions } from './parseDefinitions';

const repository: FactSourceDefinition = {
  id: 'repository',
  title: 'Repository',
  description: 'What is in the repository',
  fields: {
    hasReadme: { type: 'bool', description: 'Whether it has a README' },
    coverage: { type: 'double', description: 'Covered lines', unit: '%' },
    lastCommitAt: { type: 'timestamp', description: 'The last commit' },
  },
};

const location = 'checks.yaml';

function compile(...texts: string[]) {
  const parsed = texts.map(text => parseDefinitions({ text, location }));
  expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
  return compileDefinitions({
    documents: parsed.flatMap(({ documents }) => documents),
    sources: [repository],
  });
}

function problemsOf(...texts: string[]): string[] {
  return compile(...texts).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

const check = (fields: string, id = 'a-check') =>
  `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: ${id}
title: A check
description: It matters.
owner: sre
${fields}`;

const scorecard = (checks: string) =>
  `apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: readiness
title: Readiness
description: It matters.
owner: sre
type: readiness
levels:
  - id: bronze
    title: Bronze
    checks: ${checks}
`;

describe('compileDefinitions', () => {
  it('makes checks, scorecards and sources ready to use', () => {
    const { checks, scorecards, sources, problems } = compile(
      check(
        `applies: { kind: Component }
rule: facts.repository.hasReadme
warn: daysSince(facts.pushed.at) < 3.0
messages:
  fail: Covered {{ facts.coverageTool.lines }}
fix:
  template: add-readme
  parameters:
    name: '{{ entity.metadata.name }}'
`,
      ),
      `apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: pushed
title: Pushed
description: Pushed by builds
fields:
  at: { type: timestamp, description: When }
---
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: coverageTool
title: Coverage
description: Pushed by builds
fields:
  lines: { type: double, description: Lines }
`,
      scorecard('[a-check]'),
    );
    expect(problems).toEqual([]);
    expect(checks).toEqual([
      expect.objectContaining({
        definition: expect.objectContaining({ id: 'a-check' }),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        position: { location, line: 1, column: 1 },
        sources: ['coverageTool', 'pushed', 'repository'],
        ruleSources: ['pushed', 'repository'],
        readsEntity: true,
        timeDependent: true,
      }),
    ]);
    const entity = (kind: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'x' },
    });
    expect(checks[0].applies(entity('Component'))).toBe(true);
    expect(checks[0].applies(entity('API'))).toBe(false);
    expect(scorecards).toEqual([
      expect.objectContaining({
        levels: [
          {
            id: 'bronze',
            title: 'Bronze',
            checks: [
              { check: 'a-check', weight: 1, blocking: false, upcoming: false },
            ],
          },
        ],
      }),
    ]);
    expect(scorecards[0].applies(entity('API'))).toBe(true);
    expect(
      sources.map(source => [source.definition.id, source.position?.line]),
    ).toEqual([
      ['repository', undefined],
      ['pushed', 1],
      ['coverageTool', 9],
    ]);
  });

  describe('says where in the file a rule is wrong', () => {
    it.each([
      ['in a plain text', 'rule: facts.repository.hasReadm\n', '7:24'],
      [
        'in a plain text of several lines',
        'rule: true &&\n  facts.repository.hasReadm\n',
        '8:20',
      ],
      [
        'in a block',
        'rule: |\n  true &&\n\n    facts.repository.hasReadm\n',
        '10:22',
      ],
      [
        'in a block with a comment and an indentation',
        'rule: |2-  # why\n  true &&\n   facts.repository.hasReadm\n',
        '9:21',
      ],
      [
        'in a folded block',
        'rule: >-\n  true\n  && facts.repository.hasReadm\n',
        '9:23',
      ],
      [
        'between single quotes',
        "rule: '''a'' == ''a'' && facts.repository.hasReadm'\n",
        '7:43',
      ],
      [
        'between double quotes',
        'rule: "true && facts.repository.hasReadm"\n',
        '7:33',
      ],
      [
        'between double quotes with backslashes',
        'rule: "\\"a\\" == facts.repository.hasReadm"\n',
        '7:7',
      ],
    ])('%s', (_, fields, position) => {
      expect(problemsOf(check(fields))).toEqual([
        `${position} there is no field 'facts.repository.hasReadm'; facts.repository has: hasReadme, coverage, lastCommitAt`,
      ]);
    });

    it('also with Windows line ends, and in a second document', () => {
      const text = `---\n${check('rule: "true"\n', 'first')}---\n${check(
        'rule: |\n  true &&\n  facts.repository.hasReadm\n',
      )}`;
      expect(problemsOf(text.replace(/\n/g, '\r\n'))).toEqual([
        expect.stringMatching(/^18:20 there is no field/),
      ]);
    });

    it('in every field that holds one', () => {
      expect(
        compile(
          check(`rule: facts.repository.coverage == 80
warn: facts.nowhere.x
messages:
  pass: Fine
  fail: "Only {{ facts.repository.cover }} %"
  unknown: '{{ entity }'
fix:
  template: default/fix
  parameters:
    a: b
    c: '{{ nonsense }}'
`),
        ).problems.map(({ line, column, path, message, definition }) => [
          `${line}:${column}`,
          path,
          message,
          definition?.id,
        ]),
      ).toEqual([
        [
          '7:7',
          'rule',
          'there is no operation double == int: 80 is an int, write 80.0',
          'a-check',
        ],
        [
          '8:13',
          'warn',
          "there is no source 'nowhere'; the sources are: repository",
          'a-check',
        ],
        [
          '11:35',
          'messages.fail',
          expect.stringContaining("there is no field 'facts.repository.cover'"),
          'a-check',
        ],
        ['12:13', 'messages.unknown', "'{{' needs a '}}' after it", 'a-check'],
        [
          '17:12',
          'fix.parameters.c',
          expect.stringContaining("'nonsense' is not a variable"),
          'a-check',
        ],
      ]);
    });
  });

  it('runs the tests of a check', () => {
    const text = check(`applies: { spec.type: service }
rule: facts.repository.hasReadme && facts.repository.coverage >= 80.0
warn: facts.repository.hasReadme
tests:
  - name: good
    facts: { repository: { hasReadme: true, coverage: 80 } }
    expect: pass
  - facts: { repository: { hasReadme: true, coverage: 10 } }
    expect: warn
  - facts: { repository: { hasReadme: false } }
    expect: fail
  - facts: { repository: { hasReadme: true } }
    expect: unknown
  - expect: unknown
  - entity: { spec: { type: library } }
    expect: not-applicable
  - entity: { kind: Component, spec: { type: Service } }
    facts: { repository: { hasReadme: false, coverage: null } }
    expect: fail
`);
    expect(problemsOf(text)).toEqual([]);

    const wrong = text
      .replace('coverage: 80 ', 'coverage: 8 ')
      .replace('expect: warn', 'expect: pass')
      .replace('coverage: 10 ', "coverage: '10' ")
      .replace(
        '- expect: unknown',
        '- facts: { docs: {} }\n    expect: unknown',
      )
      .replace(
        '- entity: { spec: { type: library } }',
        '- name: other\n    entity: { spec: { type: service } }',
      );
    expect(problemsOf(wrong)).toEqual([
      "13:13 test 'good': expected pass, got warn: Only the weaker condition holds.",
      "14:26 test 2: field 'coverage' must be a double, got string '10'",
      "20:20 test 5: there is no source 'docs'",
      "24:13 test 'other': expected not-applicable, got unknown: Repository was never measured.",
    ]);
    expect(compile(wrong).checks).toEqual([]);
  });

  it('wants a time in the tests of a check that reads the time', () => {
    const text = (now: string) =>
      check(`rule: daysSince(facts.repository.lastCommitAt) <= 30.0
tests:
  - facts: { repository: { lastCommitAt: '2026-01-01T00:00:00Z' } }
    ${now}expect: pass
`);
    expect(problemsOf(text(''))).toEqual([
      "9:5 test 1: give it a time as 'now', because the check reads the time",
    ]);
    expect(problemsOf(text("now: '2026-01-31T00:00:00Z'\n    "))).toEqual([]);
    expect(problemsOf(text("now: '2026-02-01T00:00:00Z'\n    "))).toEqual([
      '11:13 test 1: expected pass, got fail: The rule does not hold.',
    ]);
  });

  it('takes the first of two definitions with the same id', () => {
    const first = check('rule: "true"\n');
    const second = check('rule: "false"\n');
    const { checks, problems } = compile(`${first}---\n${second}`);
    expect(checks.map(({ definition }) => definition.rule)).toEqual(['true']);
    expect(problems).toEqual([
      {
        location,
        line: 11,
        column: 5,
        path: 'id',
        definition: { kind: 'Check', id: 'a-check' },
        message: "the id 'a-check' is taken by checks.yaml:1",
        quarantined: true,
      },
    ]);
    expect(
      problemsOf(`apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: repository
title: Another
description: Of the same name
fields: {}
`),
    ).toEqual(["3:5 the id 'repository' is taken by a collector"]);
  });

  it('keeps a scorecard whose check is broken or not there', () => {
    const { scorecards, problems, checks } = compile(
      check('rule: "true"\n', 'good'),
      check('rule: facts.nowhere.x\n', 'bad'),
      scorecard(
        '\n      - { check: good, blocking: true }\n      - { check: bad, weight: 3 }\n      - gone',
      ),
    );
    expect(checks.map(({ definition }) => definition.id)).toEqual(['good']);
    expect(scorecards[0].levels[0].checks).toEqual([
      { check: 'good', weight: 1, blocking: true, upcoming: false },
      {
        check: 'bad',
        weight: 3,
        blocking: false,
        upcoming: false,
        broken: "the check 'bad' is quarantined",
      },
      {
        check: 'gone',
        weight: 1,
        blocking: false,
        upcoming: false,
        broken: "there is no check 'gone'",
      },
    ]);
    expect(
      problems.map(({ line, column, definition, message, quarantined }) => [
        `${line}:${column}`,
        definition?.id,
        message,
        quarantined,
      ]),
    ).toEqual([
      [
        '7:13',
        'bad',
        expect.stringContaining("there is no source 'nowhere'"),
        true,
      ],
      ['13:9', 'readiness', "the check 'bad' is quarantined", false],
      ['14:9', 'readiness', "there is no check 'gone'", false],
    ]);
  });
});
