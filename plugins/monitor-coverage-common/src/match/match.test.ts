import { Labels, Monitor } from '../monitors';
import { describeRule, indexRecordings } from '../ruleFiles';
import { createPartIndex } from './createPartIndex';
import { matchMonitor } from './matchMonitor';
import { PartIdentity } from './types';

type Matched = Parameters<typeof matchMonitor>[1];

function rule(expression: string, more: Partial<Monitor> = {}): Matched {
  const { selectors } = describeRule(
    { name: 'A', expression },
    indexRecordings([]),
  );
  return { name: 'A', labels: {}, expression, selectors, ...more };
}

const labelled = (labels: Labels) => rule('x > 1', { labels });
const reading = (...seriesLabels: Labels[]) => rule('x > 1', { seriesLabels });

const parts: PartIdentity[] = [
  { entityRef: 'component:default/visits-api' },
  { entityRef: 'api:default/visits-api' },
  { entityRef: 'component:default/video-gateway' },
  { entityRef: 'resource:default/visits-db', aliases: ['pg-visits-1'] },
  { entityRef: 'component:default/redis' },
  { entityRef: 'resource:default/redis' },
  { entityRef: 'component:eu/mailer' },
  { entityRef: 'component:us/mailer' },
  { entityRef: 'component:default/worker' },
  { entityRef: 'component:us/worker' },
  { entityRef: 'api:default/lonely-api' },
];
const index = createPartIndex(parts);

const refsOf = (monitor: Matched, from = index) =>
  matchMonitor(from, monitor).map(({ entityRef }) => entityRef);

/** How often something is looked up in a map, or an object is gone through. */
function countOperations(run: () => void): number {
  const { get } = Map.prototype;
  const { entries } = Object;
  let count = 0;
  // Spies of jest would keep all that they are called with.
  Reflect.set(
    Map.prototype,
    'get',
    function counted(this: Map<unknown, unknown>, key: unknown) {
      count++;
      return get.call(this, key);
    },
  );
  Reflect.set(Object, 'entries', (value: object) => {
    count++;
    return entries(value);
  });
  try {
    run();
  } finally {
    Reflect.set(Map.prototype, 'get', get);
    Reflect.set(Object, 'entries', entries);
  }
  return count;
}

describe('matchMonitor', () => {
  it('says how it found a part, by the strongest of the ways', () => {
    const monitor = rule('x{service="visits-api", job="node"} > 1', {
      seriesLabels: [{ service: 'visits-api' }],
    });
    expect(matchMonitor(index, monitor)).toEqual([
      {
        entityRef: 'component:default/visits-api',
        kind: 'selector',
        reasons: [
          { code: 'selects', params: { selector: 'service="visits-api"' } },
        ],
      },
    ]);
    expect(
      matchMonitor(index, { ...monitor, labels: { app: 'visits-api' } }),
    ).toEqual([
      {
        entityRef: 'component:default/visits-api',
        kind: 'label',
        reasons: [
          { code: 'labelled', params: { label: 'app', value: 'visits-api' } },
        ],
      },
    ]);
    expect(matchMonitor(index, reading({ db: 'visits-db' }))).toEqual([
      {
        entityRef: 'resource:default/visits-db',
        kind: 'series',
        reasons: [{ code: 'reads', params: { selector: 'db="visits-db"' } }],
      },
    ]);
  });

  it.each<[string, Labels, string[]]>([
    ['a name', { service: 'visits-api' }, ['component:default/visits-api']],
    ['a ref', { entity: 'api:default/visits-api' }, ['api:default/visits-api']],
    ['a short ref', { entity: 'API:visits-api' }, ['api:default/visits-api']],
    [
      'an alias',
      { instance_name: 'pg-visits-1' },
      ['resource:default/visits-db'],
    ],
    ['another case', { db: 'Visits-DB' }, ['resource:default/visits-db']],
    ['a label that is not one of those', { team: 'visits-api' }, []],
    ['a part of a name', { service: 'visits' }, []],
    ['a template', { service: '{{ $labels.service }}' }, []],
    ['nothing', { service: '' }, []],
    ['the name of an API only', { service: 'lonely-api' }, []],
  ])('knows a part by %s', (_, labels, expected) => {
    expect(refsOf(labelled(labels))).toEqual(expected);
    expect(refsOf(reading(labels))).toEqual(expected);
  });

  it.each<[string, Labels, string[]]>([
    [
      'the label tells the kind',
      { service: 'redis' },
      ['component:default/redis'],
    ],
    [
      'the label tells the kind',
      { cache: 'redis' },
      ['resource:default/redis'],
    ],
    [
      'a ref tells',
      { entity: 'resource:default/redis' },
      ['resource:default/redis'],
    ],
    ['nothing tells', { instance_name: 'redis' }, []],
    ['two namespaces have it', { service: 'mailer' }, []],
    [
      'a ref tells the namespace',
      { entity: 'component:us/mailer' },
      ['component:us/mailer'],
    ],
    [
      'the default namespace has it, too',
      { service: 'worker' },
      ['component:default/worker'],
    ],
  ])(
    'takes nobody for another where names are shared: %s',
    (_, labels, expected) => {
      expect(refsOf(labelled(labels))).toEqual(expected);
    },
  );

  it('prefers what is measured to what it was measured for', () => {
    expect(
      refsOf(
        rule(
          'x{job="video-gateway", service="visits-api", db="visits-db"} > 1',
        ),
      ),
    ).toEqual(['resource:default/visits-db']);
    expect(
      refsOf(rule('x{job="video-gateway", service="visits-api"} > 1')),
    ).toEqual(['component:default/visits-api']);
    expect(refsOf(rule('x{job="video-gateway", db="other"} > 1'))).toEqual([
      'component:default/video-gateway',
    ]);
  });

  it('finds every part that an expression reads', () => {
    expect(
      refsOf(
        rule('x{service="visits-api"} / on () y{service="video-gateway"}'),
      ),
    ).toEqual([
      'component:default/visits-api',
      'component:default/video-gateway',
    ]);
    expect(
      refsOf(
        reading({ job: 'visits-api' }, { job: 'other' }, { job: 'worker' }),
      ),
    ).toEqual(['component:default/visits-api', 'component:default/worker']);
  });

  it('takes other labels where they are configured', () => {
    const own = createPartIndex(parts, { labels: ['workload'] });
    expect(refsOf(labelled({ workload: 'visits-api' }), own)).toEqual([
      'component:default/visits-api',
    ]);
    expect(refsOf(labelled({ service: 'visits-api' }), own)).toEqual([]);
  });

  it('watches an API through what provides it', () => {
    const provided = createPartIndex(parts, {
      providers: new Map([
        ['api:default/visits-api', ['component:default/visits-api']],
        ['api:default/lonely-api', ['component:default/gone']],
      ]),
    });
    expect(matchMonitor(provided, labelled({ job: 'visits-api' }))).toEqual([
      expect.objectContaining({ entityRef: 'component:default/visits-api' }),
      {
        entityRef: 'api:default/visits-api',
        kind: 'label',
        reasons: [
          {
            code: 'through',
            params: { part: 'component:default/visits-api' },
          },
          { code: 'labelled', params: { label: 'job', value: 'visits-api' } },
        ],
      },
    ]);
    // What names the API itself is stronger than what is found through others.
    const both = rule('x{service="visits-api"} > 1', {
      labels: { entity: 'api:default/visits-api' },
    });
    expect(matchMonitor(provided, both)).toContainEqual({
      entityRef: 'api:default/visits-api',
      kind: 'label',
      reasons: [
        {
          code: 'labelled',
          params: { label: 'entity', value: 'api:default/visits-api' },
        },
      ],
    });
  });

  describe('annotations', () => {
    const annotated = (annotations: Record<string, string>) =>
      createPartIndex([
        { entityRef: 'component:default/a', annotations },
        { entityRef: 'component:default/b' },
      ]);

    it('names alerts', () => {
      const from = annotated({ 'prometheus.io/alert': 'Slow, VeryBroken' });
      const named = (name: string) =>
        matchMonitor(from, rule('x > 1', { name }));
      expect(named('VeryBroken')).toEqual([
        {
          entityRef: 'component:default/a',
          kind: 'annotation',
          reasons: [
            { code: 'annotated-alert', params: { alert: 'VeryBroken' } },
          ],
        },
      ]);
      expect(named('Broken')).toEqual([]);
    });

    it('is stronger than labels', () => {
      const from = annotated({ 'prometheus.io/alert': 'A' });
      expect(matchMonitor(from, labelled({ service: 'a' }))).toEqual([
        expect.objectContaining({ kind: 'annotation' }),
      ]);
    });

    it.each([
      ['sum by (a, b) (rate(x[5m])) > 5', true],
      ['sum by (a,b)(rate(x[5m]))', true],
      ['y{c="1,2"} < 3', true],
      ['sum by (a) (rate(x[5m])) > 5', false],
      ['y > 3', false],
    ])('has expressions: %s is %s', (expression, expected) => {
      const from = annotated({
        'prometheus.io/rule':
          'sum by (a, b) (rate(x[5m]))|a, y{c="1,2"}|c,z|instance',
      });
      expect(refsOf(rule(expression), from)).toEqual(
        expected ? ['component:default/a'] : [],
      );
    });

    it.each<[string, Matched, boolean]>([
      [
        'in its labels',
        labelled({ service: 'visits', env: 'prod', x: 'y' }),
        true,
      ],
      ['in a selector', rule('x{service="visits", env="prod"} > 1'), true],
      ['in a series', reading({ service: 'visits', env: 'prod' }), true],
      [
        'in both',
        rule('x{service="visits"} > 1', { labels: { env: 'prod' } }),
        true,
      ],
      ['not all', labelled({ service: 'visits' }), false],
      [
        'one of them different',
        labelled({ service: 'visits', env: 'dev' }),
        false,
      ],
      [
        'of different selectors',
        rule('x{service="visits"} + y{env="prod"} > 1'),
        false,
      ],
    ])('demands all labels: %s', (_, monitor, expected) => {
      const from = annotated({
        'prometheus.io/alert': 'all',
        'prometheus.io/labels': 'service=visits, env="prod"',
      });
      expect(refsOf(monitor, from)).toEqual(
        expected ? ['component:default/a'] : [],
      );
    });

    it('never takes all rules for those of one part', () => {
      const from = annotated({ 'prometheus.io/alert': 'all' });
      expect(refsOf(rule('x > 1', { name: 'all' }), from)).toEqual([]);
    });

    it('knows another name of the service', () => {
      const from = annotated({ 'prometheus.io/service-name': 'checkout' });
      expect(refsOf(labelled({ service: 'checkout' }), from)).toEqual([
        'component:default/a',
      ]);
    });

    it.each(['', ',', '|', '=', '(((', '"', 'a=b=c,"', '{'])(
      'survives %s',
      text => {
        const from = annotated({
          'prometheus.io/alert': text,
          'prometheus.io/rule': text,
          'prometheus.io/labels': text,
          'prometheus.io/service-name': text,
        });
        expect(refsOf(rule(''), from)).toEqual([]);
      },
    );
  });

  it('costs as much as there are rules and parts, and not their product', () => {
    const costOf = (partCount: number) => {
      const many = Array.from({ length: partCount }, (_, i) => ({
        entityRef: `component:default/part-${i}`,
        annotations: {
          'prometheus.io/labels': `env=prod,component=part-${i}`,
          'prometheus.io/alert': `Alert${i}`,
        },
      }));
      let from = index;
      const building = countOperations(() => {
        from = createPartIndex(many);
      });
      let found = 0;
      const matching = countOperations(() => {
        for (let i = 0; i < 20_000; i++) {
          const name = `part-${i % partCount}`;
          found += matchMonitor(from, {
            name: `Alert${i % partCount}`,
            expression: '',
            labels: { env: 'prod', component: name },
            selectors: [{ metric: 'x', labels: { service: name } }],
            seriesLabels: [{ env: 'prod', service: name }],
          }).length;
        }
      });
      return { building, matching, found };
    };
    const few = costOf(500);
    const many = costOf(5_000);
    expect(few.found).toBe(20_000);
    expect(many.found).toBe(20_000);
    // Ten times the parts: ten times the index, and nothing for a rule.
    expect(many.building).toBe(10 * few.building);
    expect(many.building).toBeLessThan(30 * 5_000);
    expect(many.matching).toBe(few.matching);
    expect(many.matching).toBeLessThan(100 * 20_000);
  });
});
