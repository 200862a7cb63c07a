import { parseDefinitions } from './parseDefinitions';

const location = 'scorecards/checks.yaml';

function parse(text: string) {
  return parseDefinitions({ text, location });
}

/** Each problem as `line:column message`. */
function problemsOf(text: string): string[] {
  return parse(text).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

const check = `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: has-readme
title: Has a README
description: So that people know what it is.
owner: docs-guild
rule: facts.repository.hasReadme
`;

const scorecard = `apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: readiness
title: Readiness
description: What production asks for.
owner: group:default/sre
type: readiness
levels:
  - id: bronze
    title: Bronze
    checks:
      - has-readme
      - check: has-owner
        weight: 2
`;

const source = `apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: coverage
title: Coverage
description: Pushed by builds.
maxAge: { days: 30 }
fields:
  lines:
    type: double
    description: Covered lines
    unit: '%'
`;

describe('parseDefinitions', () => {
  it('reads documents of every kind', () => {
    const { documents, problems } = parse(
      `# A comment\n---\n${check}---\n${scorecard}---\n${source}---\n---\n# Nothing\n`,
    );
    expect(problems).toEqual([]);
    expect(
      documents.map(({ kind, position, definition }) => [
        kind,
        definition.id,
        position,
      ]),
    ).toEqual([
      ['Check', 'has-readme', { location, line: 3, column: 1 }],
      ['Scorecard', 'readiness', { location, line: 11, column: 1 }],
      ['FactSource', 'coverage', { location, line: 26, column: 1 }],
    ]);
    expect(documents[0].definition).toEqual({
      id: 'has-readme',
      title: 'Has a README',
      description: 'So that people know what it is.',
      owner: 'group:default/docs-guild',
      rule: 'facts.repository.hasReadme',
      messages: {},
      stage: 'active',
      tests: [],
    });
    expect(documents[1].definition).toMatchObject({
      stage: 'active',
      levels: [
        {
          checks: [
            { check: 'has-readme', weight: 1 },
            { check: 'has-owner', weight: 2 },
          ],
        },
      ],
    });
  });

  it('gives a version that changes with what is said, not with how', () => {
    const hashOf = (text: string) => parse(text).documents[0].hash;
    expect(hashOf(check)).toMatch(/^[0-9a-f]{64}$/);
    expect(
      hashOf(`# Comment\n${check.replace('Has a README', '"Has a README"')}`),
    ).toBe(hashOf(check));
    expect(hashOf(check.replace('Has a README', 'Has a readme'))).not.toBe(
      hashOf(check),
    );
  });

  it('does not let one broken document cost the others', () => {
    const broken = [
      'title: "not closed\n',
      'title: [1, 2\n',
      'title: a: b\n',
      '\t- tab\n',
      'just a text\n',
      '- a list\n',
      'kind: Nonsense\n',
    ];
    const { documents, problems } = parse(
      [check, ...broken, source].join('---\n'),
    );
    expect(documents.map(({ definition }) => definition.id)).toEqual([
      'has-readme',
      'coverage',
    ]);
    expect(new Set(problems.map(({ line }) => line)).size).toBe(broken.length);
  });

  it('says where the YAML is malformed, and in which definition', () => {
    const { documents, problems } = parse(`${check}  bad: indent\n`);
    expect(documents).toEqual([]);
    expect(problems[0]).toEqual({
      location,
      line: 7,
      column: 7,
      path: undefined,
      definition: { kind: 'Check', id: 'has-readme' },
      message: expect.any(String),
      quarantined: true,
    });
  });

  it.each([
    // Malformed YAML.
    [`${check}title: Again\n`, ['8:1 Map keys must be unique']],
    [`${check}effort: !days 3\n`, ['8:9 Unresolved tag: !days']],
    [
      `${check}effort: *two\n`,
      ['8:9 Unresolved alias (the anchor must be set before the alias): two'],
    ],
    [`\n\n- a\n`, ['3:1 the document must be a mapping, got a list']],
    // The header.
    [
      check.replace('v1alpha1', 'v2'),
      [
        "1:13 'apiVersion' must be 'guildhall.dev/v1alpha1', got 'guildhall.dev/v2'",
      ],
    ],
    [
      check.replace('kind: Check', 'kind: Chekc'),
      ["2:7 'kind' must be one of Check, Scorecard, FactSource, got 'Chekc'"],
    ],
    [
      check.replace('kind: Check\n', ''),
      ["1:1 'kind' is missing; it must be one of Check, Scorecard, FactSource"],
    ],
    // Unknown keys.
    [`${check}ruel: true\n`, ["8:1 unknown key 'ruel'"]],
    [`${check}messages:\n  pas: Good\n`, ["9:3 unknown key 'pas'"]],
    [
      `${check}tests:\n  - expect: pass\n    fact: {}\n`,
      ["10:5 unknown key 'fact'"],
    ],
    [scorecard.replace('weight', 'wieght'), ["14:9 unknown key 'wieght'"]],
    [source.replace('unit', 'units'), ["11:5 unknown key 'units'"]],
    // Wrong types and values.
    [
      check.replace('title: Has a README\n', ''),
      ["1:1 'title' is missing; it must be a text"],
    ],
    [
      check.replace('Has a README', ''),
      ["4:8 'title' must be a text, got nothing"],
    ],
    [
      check.replace('has-readme', 'Has_Readme'),
      ["3:5 'id' must be in kebab-case, such as has-readme, got 'Has_Readme'"],
    ],
    [
      check.replace('docs-guild', '"group:"'),
      ["6:8 'owner' must be an entity ref, such as group:default/platform"],
    ],
    [`${check}effort: two\n`, ["8:9 'effort' must be a number, got 'two'"]],
    [`${check}effort: 0\n`, ["8:9 'effort' must be more than 0, got '0'"]],
    [
      `${check}maxAge: { day: 1 }\n`,
      [
        "8:11 unknown key 'day'",
        "8:9 'maxAge' must be longer than nothing, for example { days: 30 }",
      ],
    ],
    [
      `${check}maxAge: {}\n`,
      ["8:9 'maxAge' must be longer than nothing, for example { days: 30 }"],
    ],
    [
      `${check}tests:\n  - expect: good\n`,
      [
        "9:13 'tests[0].expect' must be one of pass, warn, fail, unknown, not-applicable, got 'good'",
      ],
    ],
    [
      `${check}tests:\n  - expect: pass\n    now: yesterday\n`,
      [
        "10:10 'tests[0].now' must be a time such as 2026-03-31T12:00:00Z, got 'yesterday'",
      ],
    ],
    [
      `${check}tests:\n  - expect: pass\n    facts: { repository: 3 }\n`,
      ["10:26 'tests[0].facts.repository' must be a mapping, got '3'"],
    ],
    [
      `${check}applies:\n  kind: { $inn: [Component] }\n`,
      [
        expect.stringMatching(
          /^9:9 'applies\.kind' is not a filter predicate: write/,
        ),
      ],
    ],
    [
      `${check}applies: Component\n`,
      ["8:10 'applies' must be a mapping, got 'Component'"],
    ],
    [
      `${check}fix: { title: Do it }\n`,
      ["8:6 'fix.url' is missing; it must be a text"],
    ],
    [
      `${check}fix: { template: add-readme, paramters: {} }\n`,
      ["8:30 unknown key 'paramters'"],
    ],
    [
      `${check}fix: { url: https://example.com, tilte: x }\n`,
      ["8:34 unknown key 'tilte'"],
    ],
    [
      scorecard.replace('type: readiness', 'type: quality'),
      [
        "7:7 'type' must be one of readiness, tech-debt, guild-decision, coverage, got 'quality'",
      ],
    ],
    [
      scorecard.replace(/^id: .*$/m, 'id: campaigns'),
      [
        "3:5 'id' must not be 'campaigns', where another page is; choose another id",
      ],
    ],
    [
      scorecard.replace('id: bronze', 'id: none'),
      [
        "9:9 'levels[0].id' must not be 'none', which is what is below the first level",
      ],
    ],
    [
      scorecard.replace('check: has-owner', 'check: has-readme'),
      [
        "13:9 'levels[0].checks[1]' names 'has-readme', which the scorecard has already",
      ],
    ],
    [
      scorecard.replace('- has-readme', '- 3'),
      ["12:9 'levels[0].checks[0]' must be a mapping, got '3'"],
    ],
    [
      scorecard.replace('weight: 2', 'weight: heavy'),
      ["14:17 'levels[0].checks[1].weight' must be a number, got 'heavy'"],
    ],
    [
      scorecard.replace(/levels:[^]*/, 'levels: []\n'),
      ["8:9 'levels' must have at least 1 item, got a list"],
    ],
    [
      `${scorecard}  - id: bronze\n    title: B\n    checks: []\n`,
      ["15:9 'levels[1].id' 'bronze' is the id of another level already"],
    ],
    [
      source.replace('type: double', 'type: float'),
      [
        "9:11 'fields.lines.type' must be one of bool, int, double, string, timestamp, list, map, object, got 'float'",
      ],
    ],
    [
      source.replace('type: double', 'type: list'),
      ["9:5 'fields.lines.items' is missing; it must be a mapping"],
    ],
    [
      source.replace('lines:', 'in:'),
      ["8:3 'in' is a reserved word; choose another name"],
    ],
    [
      source.replace('lines:', '__proto__:'),
      ["8:3 '__proto__' is a reserved word; choose another name"],
    ],
    [
      source.replace('id: coverage', 'id: test-coverage'),
      [
        "3:5 'id' must be letters, digits and _, and not start with a digit, got 'test-coverage'",
      ],
    ],
  ])('%#: refuses what is wrong, where it is wrong', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
    expect(parse(text).documents).toEqual([]);
  });

  it('shows all that is wrong with a document', () => {
    expect(
      parse(`${check.replace('Has a README', '3')}ruel: true\n`).problems,
    ).toEqual([
      {
        location,
        line: 4,
        column: 8,
        path: 'title',
        definition: { kind: 'Check', id: 'has-readme' },
        message: "'title' must be a text, got '3'",
        quarantined: true,
      },
      expect.objectContaining({ line: 8, column: 1, path: 'ruel' }),
    ]);
  });

  it('refuses aliases that multiply, and nesting without end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
      'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]',
    ].join('\n');
    expect(problemsOf(bomb)).toEqual([
      expect.stringContaining('Excessive alias count'),
    ]);
    expect(parse('['.repeat(20_000)).documents).toEqual([]);
  });
});
