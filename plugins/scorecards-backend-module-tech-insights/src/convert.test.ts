import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import {
  JsonRulesEngineFactChecker,
  TechInsightJsonRuleCheck,
} from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonValue } from '@backstage/types';
import {
  compileDefinitions,
  evaluateCheck,
  parseDefinitions,
  prepareEvaluation,
} from '@guildhall/plugin-scorecards-common';
import { Engine, NestedCondition, TopLevelCondition } from 'json-rules-engine';
import { convertTechInsightsChecks, readTechInsightsChecks } from '.';
import { runConvertCommand } from './convert/command';
import { toSource } from './retrievers/toSource';
import { toValue } from './retrievers/toValue';

const owner = 'group:default/guild';

const schema: FactSchema = {
  'has-owner': { type: 'boolean', description: 'b' },
  documented: { type: 'boolean', description: 'b' },
  count: { type: 'integer', description: 'i' },
  limit: { type: 'integer', description: 'i' },
  share: { type: 'float', description: 'f' },
  stage: { type: 'string', description: 's' },
  wanted: { type: 'string', description: 's' },
  tags: { type: 'set', description: 'set of texts' },
  ports: { type: 'set', description: 'set of numbers' },
  details: { type: 'object', description: 'o' },
  builtAt: { type: 'datetime', description: 'd' },
};

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'x', namespace: 'default', tags: ['java'] },
  spec: { type: 'service' },
};

const condition = (fact: string, operator: string, value: unknown) => ({
  fact,
  operator,
  value,
});

function check(id: string, conditions: TopLevelCondition, rest: object = {}) {
  return {
    id,
    type: 'json-rules-engine',
    name: id,
    description: 'From before',
    factIds: ['my.retriever'],
    rule: { conditions },
    ...rest,
  };
}

function convert(...checks: unknown[]) {
  return convertTechInsightsChecks({
    checks,
    schemas: { 'my.retriever': schema },
    owner,
  });
}

type Facts = Record<string, JsonValue>;

/** What converted checks say, compiled against the source of the retriever. */
function compile(yaml: string) {
  const { documents } = parseDefinitions({ text: yaml, location: 'x' });
  const source = toSource({ id: 'my.retriever', schema });
  const compiled = compileDefinitions({ documents, sources: [source] });
  expect(compiled.problems).toEqual([]);
  const now = new Date();
  return (facts: Facts, of: Entity = entity) => {
    const value = toValue(schema, facts);
    const prepared = prepareEvaluation({
      environment: compiled.environment,
      entity: of,
      facts: { [source.id]: { value, observedAt: now } },
      now,
    });
    return compiled.checks.map(
      compiledCheck => evaluateCheck(compiledCheck, prepared).status,
    );
  };
}

/** Every way to compare that can be converted, with values that matter. */
const comparisons = [
  ...['equal', 'notEqual', 'not:equal', 'swap:equal'].flatMap(operator => [
    condition('has-owner', operator, true),
    condition('documented', operator, false),
    condition('documented', operator, { fact: 'has-owner' }),
    condition('count', operator, 2),
    condition('count', operator, 1.5),
    condition('count', operator, { fact: 'limit' }),
    condition('count', operator, { fact: 'share' }),
    condition('share', operator, 2),
    condition('share', operator, 0.5),
    condition('stage', operator, 'a "quoted" \\ text'),
    condition('stage', operator, { fact: 'wanted' }),
  ]),
  ...['in', 'notIn', 'not:in'].flatMap(operator => [
    condition('count', operator, [1, 2, 'two', 2.5]),
    condition('share', operator, [1, 0.5, true]),
    condition('has-owner', operator, [true]),
    condition('stage', operator, ['live', 'a "quoted" \\ text']),
    condition('stage', operator, 'alive and well'),
    condition('stage', operator, { fact: 'tags' }),
    condition('stage', operator, { fact: 'wanted' }),
  ]),
  ...['contains', 'doesNotContain', 'not:contains', 'swap:in'].flatMap(
    operator => [
      condition('tags', operator, 'live'),
      condition('ports', operator, 2),
    ],
  ),
  condition('tags', 'contains', { fact: 'stage' }),
  condition('stage', 'swap:in', 'liv'),
  condition('stage', 'swap:contains', ['live', 'gone']),
  ...[
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
    'not:lessThan',
    'swap:greaterThan',
  ].flatMap(operator => [
    condition('count', operator, 2),
    condition('count', operator, 1.5),
    condition('count', operator, { fact: 'limit' }),
    condition('share', operator, 1),
    condition('share', operator, { fact: 'count' }),
  ]),
  condition('share', 'lessThan', '1.5'),
  condition('tags', 'someFact:equal', 'live'),
  condition('tags', 'everyFact:equal', 'live'),
  condition('tags', 'everyFact:in', ['live', 'gone']),
  condition('tags', 'someFact:not:equal', 'live'),
  condition('tags', 'not:someFact:equal', 'live'),
  condition('tags', 'someFact:someValue:equal', ['live', 'gone']),
  condition('tags', 'everyValue:contains', ['live', 'gone']),
  condition('tags', 'someValue:contains', ['live', 'gone']),
  condition('count', 'someValue:greaterThan', [1, 2]),
  condition('count', 'everyValue:greaterThanInclusive', [1, 2]),
];

/** A source of numbers that is the same in every run. */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const pick = <T>(items: readonly T[]): T =>
    items[Math.floor(next() * items.length)];
  return { pick, some: <T>(items: T[]) => items.filter(() => next() < 0.5) };
}

function randomFacts({ pick, some }: ReturnType<typeof createRandom>) {
  const texts = ['live', 'gone', 'alive and well', 'a "quoted" \\ text', ''];
  return {
    'has-owner': pick([true, false]),
    documented: pick([true, false]),
    count: pick([0, 1, 2, 3]),
    limit: pick([1, 2]),
    share: pick([0, 0.5, 1, 1.5, 2]),
    stage: pick(texts),
    wanted: pick(texts),
    tags: some(texts),
    ports: some([1, 2, 3]),
  };
}

function randomCondition(
  random: ReturnType<typeof createRandom>,
  depth: number,
): NestedCondition {
  const nested = () => randomCondition(random, depth - 1);
  switch (depth === 0 ? 'leaf' : random.pick(['all', 'any', 'not', 'leaf'])) {
    case 'all':
      return { all: [nested(), nested()] };
    case 'any':
      return { any: [nested(), nested(), nested()] };
    case 'not':
      return { not: nested() };
    default:
      return random.pick(comparisons);
  }
}

/** What json-rules-engine itself says. */
async function passingIds(
  checks: ReturnType<typeof check>[],
  facts: Facts,
): Promise<Set<string>> {
  const engine = new Engine();
  for (const [name, value] of Object.entries(facts)) {
    engine.addFact(name, () => value);
  }
  for (const { id, rule } of checks) {
    engine.addRule({
      name: id,
      conditions: JSON.parse(JSON.stringify(rule.conditions)),
      event: { type: 'noop' },
    });
  }
  const { results } = await engine.run();
  return new Set(results.map(({ name }) => name));
}

/** The fact checker of Tech Insights itself. */
function createFactChecker(
  checks: TechInsightJsonRuleCheck[],
  entities: Entity[],
  factsOf: (of: Entity) => Facts,
) {
  const byRef = new Map(entities.map(of => [stringifyEntityRef(of), of]));
  return new JsonRulesEngineFactChecker({
    // It writes into what it is given.
    checks: JSON.parse(JSON.stringify(checks)),
    logger: mockServices.logger.mock(),
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
    repository: {
      insertFacts: async () => {},
      insertFactSchema: async () => {},
      getEntities: async () => [],
      getFactsBetweenTimestampsByIds: async () => ({}),
      getLatestSchemas: async () => [schema],
      getLatestFactsByIds: async (_, ref) => {
        const of = byRef.get(ref) ?? entity;
        const { kind, metadata } = of;
        return {
          'my.retriever': {
            id: 'my.retriever',
            entity: { kind, namespace: 'default', name: metadata.name },
            facts: factsOf(of),
          },
        };
      },
    },
  });
}

describe('convertTechInsightsChecks', () => {
  it('says of known facts what json-rules-engine says of them', async () => {
    const random = createRandom(7);
    const checks = [
      ...comparisons.map((comparison, index) =>
        check(`one-${index}`, { all: [comparison] }),
      ),
      ...Array.from({ length: 200 }, (_, index) =>
        check(`many-${index}`, { all: [randomCondition(random, 3)] }),
      ),
    ];
    const { yaml, converted, notConverted } = convert(...checks);
    expect(notConverted).toEqual([]);
    expect(converted).toHaveLength(checks.length);

    const judge = compile(yaml);
    const seen = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      const facts = randomFacts(random);
      const passing = await passingIds(checks, facts);
      const statuses = judge(facts);
      expect(
        checks.map((_, index) => ({
          rule: converted[index].rule,
          facts,
          status: statuses[index],
        })),
      ).toEqual(
        checks.map(({ id }, index) => ({
          rule: converted[index].rule,
          facts,
          status: passing.has(id) ? 'pass' : 'fail',
        })),
      );
      statuses.forEach((status, index) => seen.add(`${index} ${status}`));
    }
    // Each comparison was seen to hold and not to hold.
    for (let index = 0; index < comparisons.length; index += 1) {
      expect([converted[index].rule, seen.has(`${index} pass`)]).toEqual([
        converted[index].rule,
        !/>= 1.5 &&/.test(converted[index].rule) ||
          converted[index].rule.startsWith('!'),
      ]);
    }
  });

  it('is about the entities that the fact checker of Tech Insights takes', async () => {
    const filters: Array<TechInsightJsonRuleCheck['filter']> = [
      undefined,
      {},
      [],
      { kind: 'component' },
      { kind: ['API', 'component'], 'spec.type': 'SERVICE' },
      { 'spec.lifecycle': 'production' },
      { 'metadata.tags': 'java' },
      { 'metadata.tags': ['go', 'Java'] },
      [{ kind: 'api' }, { 'metadata.tags': 'go', 'spec.type': 'service' }],
    ];
    const checks = filters.map((filter, index) => ({
      ...check(`filtered-${index}`, {
        all: [
          {
            ...condition('documented', 'equal', true),
            params: { factRetrieverId: 'my.retriever' },
          },
        ],
      }),
      filter,
    }));
    const { yaml, notConverted } = convert(...checks);
    expect(notConverted).toEqual([]);
    const judge = compile(yaml);

    const entities: Entity[] = ['Component', 'API', 'System'].flatMap(kind =>
      [['java'], ['go', 'java'], undefined].flatMap(tags =>
        ['service', 'openapi', undefined].map(type => ({
          ...entity,
          kind,
          metadata: { name: `${kind}-${tags}-${type}`, tags },
          spec: { type, lifecycle: type === 'service' ? 'production' : '' },
        })),
      ),
    );
    const factsOf = ({ spec }: Entity) => ({
      documented: spec?.type === 'service',
    });
    const checker = createFactChecker(checks, entities, factsOf);
    for (const of of entities) {
      const results = await checker.runChecks(stringifyEntityRef(of));
      expect([of.metadata.name, judge(factsOf(of), of)]).toEqual([
        of.metadata.name,
        checks.map(({ id }) => {
          const found = results.find(result => result.check.id === id);
          return found ? (found.result && 'pass') || 'fail' : 'not-applicable';
        }),
      ]);
    }
  });

  it('is unknown where Tech Insights leaves a check out', () => {
    const { yaml } = convert(
      check('one', { all: [condition('count', 'greaterThan', 1)] }),
      check('never', { all: [condition('count', 'equal', 1.5)] }),
      check('either', {
        any: [
          condition('count', 'notEqual', 1),
          condition('documented', 'equal', true),
        ],
      }),
    );
    expect(compile(yaml)({ documented: true })).toEqual([
      'unknown',
      'unknown',
      'pass',
    ]);
  });

  it('takes over what else a check says', () => {
    const { yaml, converted, notConverted } = convert(
      check(
        'hasOwnerCheck',
        { all: [condition('has-owner', 'equal', true)] },
        {
          name: 'Has an owner',
          filter: [
            { kind: 'component', 'spec.type': ['service', 'website'] },
            { 'metadata.tags': 'java' },
          ],
          links: [
            { title: 'How to', url: 'https://wiki.example.com/owners' },
            { title: 'Why', url: 'https://wiki.example.com/why' },
          ],
          metadata: { owner: 'catalog-guild', tags: ['catalog'], rank: 3 },
          failureMetadata: { message: 'Nobody owns it.' },
        },
      ),
    );
    expect(notConverted).toEqual([]);
    expect(converted).toEqual([
      {
        from: 'hasOwnerCheck',
        id: 'has-owner-check',
        rule: 'facts.my_retriever.has_owner == true',
        notes: ['left out: metadata.rank'],
      },
    ]);
    expect(parseDefinitions({ text: yaml, location: 'x' })).toMatchObject({
      problems: [],
      documents: [
        {
          definition: {
            title: 'Has an owner',
            description: `From before

- [How to](https://wiki.example.com/owners)
- [Why](https://wiki.example.com/why)

Tags: catalog`,
            owner: 'group:default/catalog-guild',
            messages: { fail: 'Nobody owns it.' },
            fix: { title: 'How to', url: 'https://wiki.example.com/owners' },
          },
        },
      ],
    });
    const facts = { 'has-owner': true };
    const of = (kind: string, type: string, tags: string[]) =>
      compile(yaml)(facts, {
        ...entity,
        kind,
        metadata: { name: 'x', tags },
        spec: { type },
      });
    expect(of('Component', 'website', [])).toEqual(['pass']);
    expect(of('Component', 'library', [])).toEqual(['not-applicable']);
    expect(of('API', 'openapi', ['go', 'java'])).toEqual(['pass']);
  });

  it('says why a check cannot be converted', () => {
    const one = (fact: string, operator: string, value: unknown, rest = {}) =>
      check(`${fact}-${operator}`, {
        all: [{ ...condition(fact, operator, value), ...rest }],
      });
    const { converted, notConverted } = convert(
      one('colour', 'equal', 'red'),
      one('details', 'equal', 1),
      one('details', 'lessThan', 1, { path: '$.size' }),
      one('count', 'equal', 'two'),
      one('count', 'notEqual', null),
      one('tags', 'equal', 'live'),
      one('stage', 'greaterThan', 3),
      one('stage', 'matches', '^a'),
      one('builtAt', 'lessThan', '2026-01-01'),
      check('named', { condition: 'shared' }),
      check('empty', { all: [] }),
      check('a b', { all: [condition('count', 'equal', 1)] }),
      check('aB', { all: [condition('count', 'equal', 1)] }),
      check(
        'twice',
        { all: [condition('documented', 'equal', true)] },
        {
          links: [{ title: 'Mail us', url: 'https://wiki.example.com/{{' }],
        },
      ),
      { id: 'other', type: 'other', name: 'x' },
      'text',
    );
    expect(converted.map(({ from }) => from)).toEqual(['a b']);
    expect(
      Object.fromEntries(
        notConverted.map(({ from, reason }) => [from, reason.split('\n')[0]]),
      ),
    ).toEqual({
      'colour-equal': "no schema of my.retriever has a fact 'colour'",
      'details-equal': expect.stringContaining('only read declared fields'),
      'details-lessThan': expect.stringContaining('it reads $.size'),
      'count-equal': '"two" is never equal to a int',
      'count-notEqual': expect.stringContaining('it compares with null'),
      'tags-equal': expect.stringContaining('is a set'),
      'stage-greaterThan': 'it compares a string as if it were a number',
      'stage-matches': expect.stringContaining("the operator 'matches'"),
      'builtAt-lessThan': expect.stringContaining('timestamp("…")'),
      named: expect.stringContaining("the condition 'shared'"),
      empty: expect.stringContaining('a list of conditions is empty'),
      aB: "its id would be 'a-b', as that of 'a b'",
      twice: expect.stringContaining('is refused'),
      other: expect.stringContaining('Invalid input'),
      'check 16': expect.stringContaining('Invalid input'),
    });
  });

  it('knows whose fact it is, and guesses schemas that are not given', () => {
    const both = {
      checks: [
        check(
          'which',
          { all: [condition('count', 'equal', 1)] },
          {
            factIds: ['a', 'b'],
          },
        ),
        check(
          'that',
          {
            all: [
              {
                ...condition('count', 'equal', 1),
                params: { factRetrieverId: 'b' },
              },
            ],
          },
          { factIds: ['a', 'b'] },
        ),
      ],
      owner,
    };
    const { count } = schema;
    const known = convertTechInsightsChecks({
      ...both,
      schemas: { a: { count }, b: { count } },
    });
    expect(known.converted).toMatchObject([
      { from: 'that', rule: 'facts.b.count == 1', notes: [] },
    ]);
    expect(known.notConverted).toMatchObject([
      {
        from: 'which',
        reason: expect.stringContaining('a fact of a and of b'),
      },
    ]);

    const guessed = convertTechInsightsChecks({
      checks: readTechInsightsChecks(`
techInsights:
  factChecker:
    checks:
      documented:
        type: json-rules-engine
        name: It is documented
        description: So that people find out
        factIds: [techdocs]
        rule:
          conditions:
            all:
              - { fact: hasDocs, operator: equal, value: true }
              - { fact: pages, operator: greaterThan, value: 0.5 }
              - { fact: languages, operator: contains, value: en }
              - { fact: stage, operator: in, value: [live] }
`),
      owner,
    });
    expect(guessed).toMatchObject({
      notConverted: [],
      converted: [
        {
          from: 'documented',
          rule: '(facts.techdocs.hasDocs == true) && (facts.techdocs.pages > 0.5) && ("en" in facts.techdocs.languages) && (facts.techdocs.stage in ["live"])',
          notes: ['the types of the facts of techdocs are guessed'],
        },
      ],
    });
    expect(() => readTechInsightsChecks('app: {}')).toThrow(
      'There are no checks',
    );
    expect(() => readTechInsightsChecks('[')).toThrow('This is not YAML');
  });
});

describe('the command', () => {
  const directory = createMockDirectory();

  async function run(...args: string[]) {
    const printed = { out: '', error: '' };
    const exitCode = await runConvertCommand(args, {
      out: text => {
        printed.out += text;
      },
      error: text => {
        printed.error += text;
      },
    });
    return { exitCode, ...printed };
  }

  it('prints the checks, and what became of each', async () => {
    directory.setContent({
      'checks.json': JSON.stringify([
        check('owned', { all: [condition('has-owner', 'equal', true)] }),
        check('odd', { all: [condition('stage', 'soundsLike', 'a')] }),
      ]),
      'schemas.json': JSON.stringify({ 'my.retriever': schema }),
    });
    const file = directory.resolve('checks.json');
    const some = await run(
      file,
      '--schemas',
      directory.resolve('schemas.json'),
      '--owner',
      owner,
    );
    expect(some.exitCode).toBe(1);
    expect(some.error).toContain('Converted 1 of 2 checks.');
    expect(some.error).toContain('  owned -> owned\n');
    expect(some.error).toContain("  odd: not: the operator 'soundsLike'");
    expect(
      parseDefinitions({ text: some.out, location: 'x' }).documents,
    ).toMatchObject([{ definition: { id: 'owned', owner } }]);

    await expect(run()).resolves.toMatchObject({
      exitCode: 2,
      out: '',
      error: expect.stringContaining('npm run -s convert:tech-insights'),
    });
    await expect(run('none.yaml')).resolves.toMatchObject({
      exitCode: 2,
      error: expect.stringContaining('none.yaml'),
    });
  });
});
