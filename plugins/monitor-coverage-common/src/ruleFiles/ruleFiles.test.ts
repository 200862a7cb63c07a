import { createRandom, pick } from '../__testUtils__/random';
import { Labels } from '../monitors';
import { describeRule } from './describeRule';
import { expandRecordings, indexRecordings } from './recordings';
import { monitorIds } from './monitorIds';
import { parseRuleFile } from './parseRuleFile';
import { parseRuleTests } from './parseRuleTests';
import { toMonitors } from './toMonitors';

const rules = `
groups:
  - name: visits-db
    interval: 1m
    labels: { team: visits, severity: ticket }
    rules:
      - record: instance:cpu:rate5m
        expr: rate(node_cpu_seconds_total{mode!="idle"}[5m])
      - alert: VisitsDbBusy
        expr: |
          avg by (db) (
            instance:cpu:rate5m{db="visits-db"}
          ) > 0.9
        for: 10m
        labels:
          severity: page
          version: 1.10
          enabled: yes
        annotations:
          summary: '{{ $labels.db }} is busy: {{ $value | humanizePercentage }}'
          runbook_url: https://example.org/runbooks/visits-db
`;

describe('parseRuleFile', () => {
  it('reads alerts and recordings, with the labels of their group', () => {
    expect(parseRuleFile({ path: 'a.yaml', content: rules })).toEqual({
      alerts: [
        {
          path: 'a.yaml',
          line: 9,
          group: 'visits-db',
          name: 'VisitsDbBusy',
          expression:
            'avg by (db) (\n  instance:cpu:rate5m{db="visits-db"}\n) > 0.9\n',
          parsed: expect.objectContaining({ groupsBy: ['db'] }),
          labels: {
            team: 'visits',
            severity: 'page',
            version: '1.10',
            enabled: 'yes',
          },
          annotations: {
            summary:
              '{{ $labels.db }} is busy: {{ $value | humanizePercentage }}',
            runbook_url: 'https://example.org/runbooks/visits-db',
          },
        },
      ],
      recordings: [
        {
          path: 'a.yaml',
          line: 7,
          group: 'visits-db',
          name: 'instance:cpu:rate5m',
          expression: 'rate(node_cpu_seconds_total{mode!="idle"}[5m])',
          parsed: expect.objectContaining({ functions: ['rate'] }),
          labels: { team: 'visits', severity: 'ticket' },
        },
      ],
      problems: [],
    });
  });

  it('reads what the Prometheus operator reads, several in a file', () => {
    const object = (name: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: ${name} }
spec:
  groups: [{ name: g, rules: [{ alert: ${name}, expr: up == 0 }] }]
`;
    const { alerts, problems } = parseRuleFile({
      path: 'a.yaml',
      content: `${object('One')}---${object('Two')}`,
    });
    expect(alerts.map(({ name, line }) => [name, line])).toEqual([
      ['One', 6],
      ['Two', 12],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps a broken rule with its problem, and the others without', () => {
    const { alerts, recordings, problems } = parseRuleFile({
      path: 'a.yaml',
      content: `
groups:
  - name: a
    rules:
      - alert: NoPromql
        expr: sum(rate(x[5m])
      - alert: Typo
        expr: up == 0
        anotations: {}
      - alert: Duration
        expr: up == 0
        for: 5 minutes
      - alert: Template
        expr: up == 0
        annotations: { summary: '{{ $labels.x }' }
      - alert: Label
        expr: up == 0
        labels: { a-b: c }
      - alert: NoExpression
      - alert: Both
        record: both
        expr: up
      - expr: up
      - text
      - record: no-metric
        expr: up
      - alert: Fine
        expr: up == 0
  - name: a
    rules: []
  - rules: []
`,
    });
    expect(problems).toEqual(
      [
        [6, "'expr': the expression ends too early (character 16)"],
        [9, "'anotations' is not a field here"],
        [12, "'for': must be a duration such as 5m"],
        [15, "'annotations.summary': has a {{ without its }}"],
        [18, "'labels.a-b': Invalid key in record"],
        [19, "'expr' is missing"],
        [20, "a rule has 'alert' or 'record', not both"],
        [23, "a rule has to have 'alert' or 'record'"],
        [24, 'a rule is a mapping'],
        [25, "'record': is no name for a metric"],
        [29, "there is another group 'a'"],
        [31, "'name' is missing"],
      ].map(([line, message]) => ({ path: 'a.yaml', line, message })),
    );
    expect(alerts.map(({ name, problem }) => [name, Boolean(problem)])).toEqual(
      [
        ['NoPromql', true],
        ['Typo', true],
        ['Duration', true],
        ['Template', true],
        ['Label', true],
        ['NoExpression', true],
        ['Both', true],
        ['Fine', false],
      ],
    );
    expect(recordings).toMatchObject([{ name: 'no-metric' }]);
  });

  it.each([
    ['nothing', '', 0],
    ['comments', '# nothing\n', 0],
    ['no groups', 'groups:\n', 0],
    ['broken YAML', 'groups: [\n', 1],
    ['a list', '- alert: A', 1],
    ['another document', 'kind: Component\n', 1],
    ['groups of another kind', 'groups: 5', 1],
    ['a duplicate key', 'groups: []\ngroups: []', 1],
    ['an alias without an anchor', 'groups: *g', 1],
    ['an object without groups', 'kind: PrometheusRule\nspec: {}', 0],
    ['an object without a specification', 'kind: PrometheusRule', 1],
    [
      'a billion laughs',
      `a: &a [x,x]\n${[...'bcdefghijklm']
        .map((name, i) => {
          const before = 'abcdefghijkl'[i];
          return `${name}: &${name} [${Array(9).fill(`*${before}`)}]\n`;
        })
        .join('')}`,
      1,
    ],
  ])('takes %s', (_, content, problems) => {
    const result = parseRuleFile({ path: 'a.yaml', content });
    expect(result.alerts).toEqual([]);
    expect(result.problems).toHaveLength(problems);
  });
});

describe('files that are damaged', () => {
  it('give problems, and never an error', () => {
    const random = createRandom(3);
    const scraps = [
      '',
      ' ',
      ':',
      '-',
      '"',
      "'",
      '{',
      ']',
      '|',
      '&a',
      '*a',
      '\t',
    ];
    let damaged = 0;
    for (let round = 0; round < 300; round++) {
      const from = Math.floor(random() * rules.length);
      const to = from + Math.floor(random() * 20);
      const content =
        rules.slice(0, from) + pick(random, scraps) + rules.slice(to);
      const { alerts, problems } = parseRuleFile({ path: 'a.yaml', content });
      parseRuleTests({ path: 'a.yaml', content });
      toMonitors({ files: [{ path: 'a.yaml', content }] });
      const broken = alerts.filter(({ problem }) => problem).length;
      if (broken > problems.length) damaged = Infinity;
      if (problems.length > 0) damaged++;
    }
    expect(damaged).toBeGreaterThan(100);
    expect(damaged).toBeLessThan(300);
  });
});

describe('parseRuleTests', () => {
  it('finds the alerts that a test expects to fire', () => {
    const { tests, problems } = parseRuleTests({
      path: 'tests/a.test.yaml',
      content: `
rule_files: [../a.yaml]
evaluation_interval: 1m
tests:
  - interval: 1m
    name: a busy database
    input_series:
      - { series: 'x{a="b"}', values: '0+1x10' }
    alert_rule_test:
      - eval_time: 5m
        alertname: VisitsDbBusy
        exp_alerts:
      - eval_time: 15m
        alertname: VisitsDbBusy
        exp_alerts:
          - exp_labels: { severity: page, db: visits-db }
            exp_annotations: { summary: x }
  - interval: 1m
    promql_expr_test: []
  - alert_rule_test:
      - { alertname: Other, exp_alerts: [{}] }
`,
    });
    expect(problems).toEqual([]);
    expect(tests).toEqual([
      {
        path: 'tests/a.test.yaml',
        title: 'a busy database, after 15m',
        alert: 'VisitsDbBusy',
        labels: { severity: 'page', db: 'visits-db' },
        ruleFiles: ['../a.yaml'],
      },
      {
        path: 'tests/a.test.yaml',
        title: 'test 3, after 0',
        alert: 'Other',
        labels: {},
        ruleFiles: ['../a.yaml'],
      },
    ]);
  });

  it('says what is wrong with a file', () => {
    const content = 'tests:\n  - alert_rule_test: [{ eval_time: 5m }]\n';
    expect(parseRuleTests({ path: 'a.yaml', content })).toEqual({
      tests: [],
      problems: [
        {
          path: 'a.yaml',
          line: 2,
          message: "'tests[0].alert_rule_test[0].alertname' is missing",
        },
      ],
    });
    expect(
      parseRuleTests({ path: 'a.yaml', content: '[' }).problems,
    ).toHaveLength(1);
  });
});

describe('expandRecordings', () => {
  it('goes through recordings of recordings, and ends where they are circular', () => {
    const index = indexRecordings([
      { name: 'a', expression: 'b{x="1"} + c' },
      { name: 'b', expression: 'a or raw{y="2"}' },
      { name: 'b', expression: 'other' },
    ]);
    expect(
      expandRecordings([{ metric: 'a', labels: { z: '3' } }], index),
    ).toEqual([
      { metric: 'a', labels: { z: '3' } },
      { metric: 'b', labels: { x: '1' } },
      { metric: 'c', labels: {} },
      { metric: 'a', labels: {} },
      { metric: 'raw', labels: { y: '2' } },
      { metric: 'other', labels: {} },
    ]);
  });

  it('is bounded, however many recordings there are', () => {
    const index = indexRecordings(
      Array.from({ length: 5_000 }, (_, i) => ({
        name: `r${i}`,
        expression: `r${i + 1} + r${i + 2}`,
      })),
    );
    const expanded = expandRecordings([{ metric: 'r0', labels: {} }], index);
    expect(expanded).toHaveLength(200);
  });
});

describe('describeRule', () => {
  const selectorsOf = (expression: string) =>
    describeRule({ name: 'A', expression }, indexRecordings([])).selectors;

  it('names each of those that a pattern lists', () => {
    expect(
      selectorsOf('x{service=~"a-api|(b-api)", env=~"(eu|us)", job=~"a|b"}'),
    ).toEqual(
      [
        ['eu', 'a'],
        ['eu', 'b'],
        ['us', 'a'],
        ['us', 'b'],
      ].map(([env, job]) => ({ metric: 'x', labels: { env, job } })),
    );
  });

  it.each(['a.*', 'a|b.c', '', '(a', Array(51).fill('a').join('|')])(
    'leaves other patterns as they are: %s',
    pattern => {
      expect(selectorsOf(`x{service=~"${pattern}", a="b"}`)).toEqual([
        { metric: 'x', labels: { a: 'b' } },
      ]);
    },
  );

  it('names each only once', () => {
    expect(selectorsOf('x{a="b"} / x{a="b", c!="d"} + x{a=~"b"}')).toEqual([
      { metric: 'x', labels: { a: 'b' } },
    ]);
  });

  it('does not take what is excluded for what is read', () => {
    expect(selectorsOf('x{service!~"a|b", job!="c"}')).toEqual([
      { metric: 'x', labels: {} },
    ]);
  });
});

describe('monitorIds', () => {
  const labels: Labels = {};
  const rule = { file: 'f', group: 'g', labels, expression: 'x' };

  it('tells rules of the same name apart, whatever their order', () => {
    const all = [
      { ...rule, name: 'A' },
      { ...rule, name: 'B', labels: { severity: 'page', team: 'visits' } },
      { ...rule, name: 'B', labels: { severity: 'ticket' } },
      { ...rule, name: 'B', expression: 'y' },
    ];
    const ids = monitorIds(all);
    expect(ids[0]).toBe('f#g#A');
    expect(new Set(ids).size).toBe(4);
    expect(ids.slice(1)).toEqual(
      Array(3).fill(expect.stringMatching(/^f#g#B#[0-9a-f]{12}$/)),
    );
    const swapped = { team: 'visits', severity: 'page' };
    expect(
      monitorIds([all[3], all[2], { ...all[1], labels: swapped }, all[0]]),
    ).toEqual([...ids].reverse());
  });

  it('numbers rules that are the same', () => {
    const same = { ...rule, name: 'A' };
    const [first, second] = monitorIds([same, same]);
    expect(second).toBe(`${first}-2`);
  });
});

describe('toMonitors', () => {
  const files = [
    { path: 'rules/a.yaml', content: rules },
    {
      path: 'rules/b.yaml',
      content: `
groups:
  - name: g
    rules:
      - { alert: Watchdog, expr: vector(1) }
      - { alert: Gone, expr: 'absent(up{job="a"})' }
      - { alert: Broken, expr: 'up ==' }
      - { alert: VisitsDbBusy, expr: 'x > 1', labels: { severity: page } }
`,
    },
  ];
  const test = (ruleFiles: string, severity: string) => ({
    path: 'rules/tests/a.yaml',
    content: `
rule_files: [${ruleFiles}]
tests:
  - alert_rule_test:
      - alertname: VisitsDbBusy
        eval_time: 9m
        exp_alerts:
          - exp_labels: { severity: ${severity}, team: visits, version: 1.10, enabled: yes }
`,
  });

  it('makes monitors of alerts, which read what recordings read', () => {
    const { monitors, problems } = toMonitors({ files });
    expect(monitors.map(({ id, purpose }) => [id, purpose])).toEqual([
      ['rules/a.yaml#visits-db#VisitsDbBusy', 'threshold'],
      ['rules/b.yaml#g#Watchdog', 'watchdog'],
      ['rules/b.yaml#g#Gone', 'absence'],
      ['rules/b.yaml#g#Broken', 'threshold'],
      ['rules/b.yaml#g#VisitsDbBusy', 'threshold'],
    ]);
    expect(monitors[0]).toMatchObject({
      origin: { title: 'rules/a.yaml, visits-db' },
      selectors: [
        { metric: 'instance:cpu:rate5m', labels: { db: 'visits-db' } },
        { metric: 'node_cpu_seconds_total', labels: {} },
      ],
      labels: { team: 'visits', severity: 'page' },
      series: 'unknown',
    });
    expect(monitors[0]).not.toHaveProperty('tests');
    expect(monitors[0]).not.toHaveProperty('receivers');
    expect(monitors[3].problem).toMatch('ends too early');
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['../a.yaml', 'page', [0]],
    ['../*.yaml', 'page', [0, 4]],
    ['../?.yaml', 'page', [0, 4]],
    ['../b.*', 'page', [4]],
    ['../a.yaml', 'ticket', []],
    ['a.yaml', 'page', []],
    ['../*/a.yaml', 'page', []],
  ])(
    'takes a test of %s, severity %s, as one of the rules that it runs',
    (ruleFiles, severity, expected) => {
      const { monitors } = toMonitors({
        files,
        tests: [test(ruleFiles, severity)],
      });
      expect(
        monitors.flatMap((each, index) => (each.tests ? [index] : [])),
      ).toEqual(expected);
      for (const index of expected) {
        expect(monitors[index].tests).toEqual([
          { kind: 'rule-test', title: 'rules/tests/a.yaml: test 1, after 9m' },
        ]);
      }
    },
  );
});
