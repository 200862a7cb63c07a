import { createRandom, pick } from '../__testUtils__/random';
import { parsePromql } from './parsePromql';
import { ParsedPromql } from './types';

/** What real rules look like, and what is read from them. */
const corpus: [string, Omit<ParsedPromql, 'reads'>][] = [
  [
    'sum by (service) (rate(http_requests_total{job="api", status=~"5.."}[5m])) / sum by (service) (rate(http_requests_total{job="api"}[5m])) > 0.05',
    {
      selectors: [{ metric: 'http_requests_total', labels: { job: 'api' } }],
      matchers: [{ label: 'status', operator: '=~', value: '5..' }],
      functions: ['sum', 'rate'],
      comparison: {
        operator: '>',
        threshold: 0.05,
        left: 'sum by (service) (rate(http_requests_total{job="api", status=~"5.."}[5m])) / sum by (service) (rate(http_requests_total{job="api"}[5m]))',
      },
      isAbsence: false,
      isConstant: false,
      groupsBy: ['service'],
    },
  ],
  [
    'kube_pod_status_ready{condition="true"} * on (namespace, pod) group_left (node) kube_pod_info{node!=""} == 0',
    {
      selectors: [
        { metric: 'kube_pod_status_ready', labels: { condition: 'true' } },
        { metric: 'kube_pod_info', labels: {} },
      ],
      matchers: [{ label: 'node', operator: '!=', value: '' }],
      functions: [],
      comparison: {
        operator: '==',
        threshold: 0,
        left: 'kube_pod_status_ready{condition="true"} * on (namespace, pod) group_left (node) kube_pod_info{node!=""}',
      },
      isAbsence: false,
      isConstant: false,
    },
  ],
  [
    'histogram_quantile(0.99, sum(rate(http_server_duration_seconds_bucket[5m])) by (le, app)) > 0.5',
    {
      selectors: [
        { metric: 'http_server_duration_seconds_bucket', labels: {} },
      ],
      matchers: [],
      functions: ['histogram_quantile', 'sum', 'rate'],
      comparison: {
        operator: '>',
        threshold: 0.5,
        left: 'histogram_quantile(0.99, sum(rate(http_server_duration_seconds_bucket[5m])) by (le, app))',
      },
      isAbsence: false,
      isConstant: false,
      groupsBy: ['le', 'app'],
    },
  ],
  [
    'absent(up{job="visits-db"} == 1)',
    {
      selectors: [{ metric: 'up', labels: { job: 'visits-db' } }],
      matchers: [],
      functions: ['absent'],
      isAbsence: true,
      isConstant: false,
      groupsBy: undefined,
    },
  ],
  [
    'vector(1)',
    {
      selectors: [],
      matchers: [],
      functions: ['vector'],
      isAbsence: false,
      isConstant: true,
    },
  ],
  [
    'histogram_fraction(0, 0.2, rate({"http.server.request.duration", "service.name"="visits-api"}[5m])) < 0.95',
    {
      selectors: [
        {
          metric: 'http.server.request.duration',
          labels: { 'service.name': 'visits-api' },
        },
      ],
      matchers: [],
      functions: ['histogram_fraction', 'rate'],
      comparison: {
        operator: '<',
        threshold: 0.95,
        left: 'histogram_fraction(0, 0.2, rate({"http.server.request.duration", "service.name"="visits-api"}[5m]))',
      },
      isAbsence: false,
      isConstant: false,
    },
  ],
];

describe('parsePromql', () => {
  it.each(corpus)('reads %s', (expression, expected) => {
    expect(parsePromql(expression)).toEqual({
      ...expected,
      reads: expect.any(Array),
    });
  });

  it('keeps what each selector demands together', () => {
    const a = { metric: 'a', labels: { b: 'c' } };
    const onlyD = { label: 'd', operator: '=~', value: '5..' };
    expect(
      parsePromql('a{b="c", d=~"5.."} / a{b="c"} unless a{b="c"}').reads,
    ).toEqual([
      { selector: a, matchers: [onlyD] },
      { selector: a, matchers: [] },
    ]);
  });

  it('takes the name of a metric from wherever it is said', () => {
    for (const expression of [
      'a{b="c"}',
      '{__name__="a", b="c"}',
      '{"a", b="c"}',
      "{'a', b='c'}",
      'a{b=`c`,}',
      'a{"b"="c"} offset 5m @ end()',
      'max_over_time((a{b="c"})[1h:5m] offset 1w)',
      '# why\na{b="c"} # really',
    ]) {
      expect([expression, parsePromql(expression)]).toEqual([
        expression,
        expect.objectContaining({
          selectors: [{ metric: 'a', labels: { b: 'c' } }],
          matchers: [],
          problem: undefined,
        }),
      ]);
    }
    expect(parsePromql('{__name__=~"node_.*", job="x"}')).toMatchObject({
      selectors: [{ metric: '', labels: { job: 'x' } }],
      matchers: [{ label: '__name__', operator: '=~', value: 'node_.*' }],
    });
  });

  it('unquotes as Go does', () => {
    const interpreted = String.raw`b="q\"\\\x41\u00e9\U0001F600\101\n", c='it\'s'`;
    const { selectors } = parsePromql(`x{${interpreted}, d=\`raw\\n\`}`);
    expect(selectors[0].labels).toEqual({
      b: 'q"\\Aé😀A\n',
      c: "it's",
      d: 'raw\\n',
    });
  });

  it.each([
    ['x > 5', { operator: '>', threshold: 5, left: 'x' }],
    ['0.9 <= x', { operator: '>=', threshold: 0.9, left: 'x' }],
    ['((x)) != -(2 ^ 3)', { operator: '!=', threshold: -8, left: 'x' }],
    ['x > 0.8 * 10e2', { operator: '>', threshold: 800, left: 'x' }],
    ['x < 0x1F + 1_000', { operator: '<', threshold: 1031, left: 'x' }],
    [
      'time() - x > 1h30m',
      { operator: '>', threshold: 5400, left: 'time() - x' },
    ],
    ['x == -Inf', { operator: '==', threshold: -Infinity, left: 'x' }],
    ['x > 5 unless on (a) y > 1', { operator: '>', threshold: 5, left: 'x' }],
    ['x > 5 and on (a) y', { operator: '>', threshold: 5, left: 'x' }],
    ['absent(y) or x > 5', { operator: '>', threshold: 5, left: 'x' }],
    ['(x > bool 5) == 1', { operator: '>', threshold: 5, left: 'x' }],
    ['x > 5 and y > 1', undefined],
    ['x > 5 or y > 1', undefined],
    ['x > y', undefined],
    ['x > y and z > 1', undefined],
    ['sum(x > 5)', undefined],
    ['x > NaN', undefined],
  ])('finds the threshold of %s', (expression, comparison) => {
    const parsed = parsePromql(expression);
    expect(parsed.problem).toBeUndefined();
    expect(parsed.comparison).toEqual(comparison);
  });

  it.each([
    ['absent_over_time(x[1h])', true],
    ['(absent(x)) == 1', true],
    ['up == 0 or absent(up)', true],
    ['absent(x) and on () y', true],
    ['y and on () absent(x)', false],
    ['y unless on () absent(x)', false],
    ['present_over_time(x[1h])', false],
    ['up == 0', false],
  ])('tells whether %s watches for an absence: %s', (expression, isAbsence) => {
    expect(parsePromql(expression)).toMatchObject({ isAbsence });
  });

  it.each([
    ['sum(x) > 5', []],
    ['sum by ("service.name", a) (x) > 5', ['service.name', 'a']],
    ['5 * (max(x) by (a)) / on (a) sum by (b) (y)', ['a']],
    ['topk(5, sum by (a) (x))', []],
    ['round(sum by (a) (rate(x[5m])), 2)', ['a']],
    ['sum without (a) (x)', undefined],
    ['rate(x[5m])', undefined],
  ])('knows the labels that %s keeps', (expression, groupsBy) => {
    expect(parsePromql(expression).groupsBy).toEqual(groupsBy);
  });

  it.each([
    ['', 'the expression ends too early', 0],
    ['# nothing', 'the expression ends too early', 9],
    ['rate(x[5m', 'the expression ends too early', 9],
    ['sum(x', 'the expression ends too early', 5],
    ['x >', 'the expression ends too early', 3],
    ['x{a="b"', 'the expression ends too early', 7],
    ['x y', 'did not expect "y"', 2],
    ['x = 5', 'did not expect "="', 2],
    ['x{a=b}', 'did not expect "b"', 4],
    ['sum by a (x)', 'did not expect "a"', 7],
    ['rat(x[5m]) > 1', 'rat is not a function of PromQL', 0],
    ['1 + rat (x)', 'rat is not a function of PromQL', 4],
    [
      'sum(rate(x))',
      'rate takes a range of time, such as x[5m], and this is an instant vector',
      9,
    ],
    [
      'rate(x[5m]) and 5',
      'and, or, unless are for vectors, not for numbers',
      16,
    ],
    ['topk(x)', 'topk takes 2 arguments, and this has 1', 0],
    ['x > 5 and y{a=~"("}', '"(" is not a regular expression', 10],
    ['{a=~".*"}', 'a selector has to demand a value of some label', 0],
    ['x[5m]', 'an expression has to give numbers for a point in time', 0],
  ])('says what is wrong with "%s"', (expression, message, offset) => {
    expect(parsePromql(expression).problem).toEqual({ message, offset });
  });

  it('reads what can be read of a broken expression', () => {
    expect(
      parsePromql('rate(http_requests_total{service="visits-api"}[5m]) >'),
    ).toMatchObject({
      selectors: [
        { metric: 'http_requests_total', labels: { service: 'visits-api' } },
      ],
      problem: { offset: 53 },
    });
  });

  it.each([
    ['nested parentheses', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['parentheses that do not close', '('.repeat(10_000)],
    ['nested calls', 'abs('.repeat(4_000)],
    ['100,000 characters', 'x + '.repeat(25_000)],
    ['one operator after the other', `${'-'.repeat(19_000)}x`],
    ['powers', `${'x^'.repeat(9_000)}x`],
    ['quotes', '"'.repeat(19_999)],
    ['braces', '}{'.repeat(9_000)],
    ['a string without an end', `x{a="${'b'.repeat(100_000)}`],
    [
      'binary',
      String.fromCharCode(...Array.from({ length: 999 }, (_, i) => i)),
    ],
  ])('gives up on %s', (_, expression) => {
    const { problem } = parsePromql(expression);
    expect(problem?.message).toMatch(/./);
    expect(problem?.offset).toBeGreaterThanOrEqual(0);
    expect(problem?.offset).toBeLessThanOrEqual(expression.length);
  });

  it('survives whatever is made of the words of PromQL', () => {
    const random = createRandom(7);
    const words =
      'x up sum rate absent vector by without on ignoring group_left bool and or unless offset @ start() end() ( ) { } [ ] [5m] [5m:1m] {a="b"} {a=~"("} , = == != =~ > < >= + - * / % ^ 5 0.5 1e3 Inf NaN 5m "s" \'t\' ` " # \n \\ é 😀 \0'.split(
        ' ',
      );
    const failed: string[] = [];
    let valid = 0;
    for (let round = 0; round < 3_000; round++) {
      const length = 1 + Math.floor(random() * 12);
      const expression = Array.from({ length }, () => pick(random, words)).join(
        random() < 0.5 ? ' ' : '',
      );
      const { problem, selectors } = parsePromql(expression);
      const isSound = problem
        ? problem.offset >= 0 && problem.offset <= expression.length
        : Array.isArray(selectors);
      if (!isSound) failed.push(expression);
      if (!problem) valid++;
    }
    expect(failed).toEqual([]);
    expect(valid).toBeGreaterThan(30);
  });

  it('takes long and deep expressions that are right', () => {
    const deep = `${'('.repeat(199)}x${')'.repeat(199)} > 1`;
    expect(parsePromql(deep).problem).toBeUndefined();
    const long = Array.from({ length: 200 }, (_, i) => `up{job="job-${i}"}`);
    const { problem, selectors } = parsePromql(`${long.join(' or ')} == 0`);
    expect(problem).toBeUndefined();
    expect(selectors).toHaveLength(200);
    expect(
      parsePromql(`x{a=~"${'(['.repeat(50)}"} # ${'('.repeat(500)}`).problem
        ?.message,
    ).toMatch('not a regular expression');
  });
});
