import { createRuleEnvironment } from './createRuleEnvironment';
import { RuleProblem } from './types';
import {
  buildFacts,
  buildSource,
  entity,
  now,
  ownerSource,
} from './__testUtils__/sources';

const environment = createRuleEnvironment({
  sources: [buildSource, ownerSource],
});

function problemsOf(text: string): RuleProblem[] {
  const compilation = environment.compileRule(text);
  return compilation.ok ? [] : compilation.problems;
}

/** The problem and the text that it is about. */
function problemOf(text: string) {
  const [problem] = problemsOf(text);
  return problem
    ? [
        problem.code,
        text.slice(problem.range.start, problem.range.end),
        problem.message,
      ]
    : 'no problem';
}

describe('a rule that is refused when it is loaded', () => {
  it.each([
    // Does not parse.
    [
      'facts.build.green &&',
      'unexpected_token',
      '',
      'the expression ends too early',
    ],
    [
      'facts.build.runs = 3',
      'unexpected_character',
      '=',
      "unexpected '='; to compare, write ==",
    ],
    [
      'facts.build.branch == "main',
      'unterminated_string',
      '"main',
      'Unterminated string',
    ],
    // Does not type-check.
    [
      'facts.build.coverage == 80',
      'no_such_overload',
      'facts.build.coverage == 80',
      'there is no operation double == int: 80 is an int, write 80.0',
    ],
    [
      'facts.build.coverage in [80, 90]',
      'no_such_overload',
      'facts.build.coverage in [80, 90]',
      'there is no operation double in list<int>: 80 is an int, write 80.0',
    ],
    [
      'facts.build.coverage + 1 > 80.0',
      'no_such_overload',
      'facts.build.coverage + 1',
      'there is no operation double + int: 1 is an int, write 1.0',
    ],
    [
      'facts.build.runs == facts.build.coverage',
      'no_such_overload',
      'facts.build.runs == facts.build.coverage',
      'there is no operation int == double: convert one side with double(...) or int(...)',
    ],
    [
      'facts.build.branch > 3',
      'no_such_overload',
      'facts.build.branch > 3',
      'there is no operation string > int',
    ],
    [
      'facts.build.finishedAt > "2026"',
      'no_such_overload',
      'facts.build.finishedAt > "2026"',
      'there is no operation timestamp > string',
    ],
    [
      'size(facts.build.runs) > 1',
      'no_matching_overload',
      'size(facts.build.runs)',
      "there is no function 'size(int)'",
    ],
    [
      'facts.build.coverage',
      'not_bool',
      'facts.build.coverage',
      'a rule must be true or false, but this is a double',
    ],
    [
      'facts.build.tool',
      'not_bool',
      'facts.build.tool',
      'a rule must be true or false, but this is a facts.build.tool',
    ],
    [
      '[].all(x, x > 0)',
      'invalid_rule',
      '[].all(x, x > 0)',
      expect.any(String),
    ],
    // Reads what is not there.
    [
      'facts.biuld.green',
      'no_such_key',
      'biuld',
      "there is no source 'biuld'; the sources are: build, owner",
    ],
    [
      '!facts.owner.fund',
      'no_such_key',
      'fund',
      "there is no field 'facts.owner.fund'; facts.owner has: found, constructorCount, members",
    ],
    [
      'facts.build.steps.all(s, s.secs > 1.0)',
      'no_such_key',
      'secs',
      "there is no field 'secs' here",
    ],
    [
      'facts.build.green || has(facts.owner.fund)',
      'no_such_key',
      'fund',
      "there is no field 'facts.owner.fund'; facts.owner has: found, constructorCount, members",
    ],
    [
      'facts.build.steps.exists(s, has(s.secs))',
      'no_such_key',
      'secs',
      "there is no field 'secs' here",
    ],
    [
      'entity.spec.tier == "1"',
      'no_such_key',
      'tier',
      expect.stringContaining(
        "there is no field 'entity.spec.tier'; entity.spec has: type, lifecycle",
      ),
    ],
    [
      'runs > 3',
      'unknown_variable',
      'runs',
      "'runs' is not a variable; a rule reads facts, entity and now",
    ],
    // Hides what it reads, or its types.
    [
      'has(facts)',
      'bare_variable',
      'facts',
      'name a field of facts, such as facts.<source>.<field>',
    ],
    [
      'entity == entity',
      'bare_variable',
      'entity',
      'name a field of entity, such as entity.spec.owner',
    ],
    [
      'facts["bu" + "ild"].green',
      'computed_index',
      'facts["bu" + "ild"]',
      'only a list or a map of a fact can be indexed by a computed value',
    ],
    [
      'facts.build["gre" + "en"] == true',
      'computed_index',
      'facts.build["gre" + "en"]',
      expect.any(String),
    ],
    [
      'facts.build.steps.all(s, s["na" + "me"] == "x")',
      'computed_index',
      's["na" + "me"]',
      expect.any(String),
    ],
    [
      'dyn(facts.build.runs) == 5',
      'unknown_function',
      'dyn(facts.build.runs)',
      "'dyn()' is not part of the rule language",
    ],
    [
      'facts.build.files.all(now, now == "x")',
      'shadowed_variable',
      'now',
      "'now' is taken; choose another name",
    ],
    [
      'facts.build.?tool.orValue(true)',
      'expected_token',
      '?',
      expect.any(String),
    ],
    // Could be slow, or depends on the machine.
    [
      'facts.build.branch.matches("(a+)+$")',
      'matches_receiver',
      'facts.build.branch.matches("(a+)+$")',
      'write matches(text, "pattern") instead of text.matches("pattern")',
    ],
    [
      'matches(facts.build.branch, facts.build.branch)',
      'matches_literal_only',
      'facts.build.branch',
      'the pattern of matches() must be a quoted text',
    ],
    [
      'matches(facts.build.branch, "(")',
      'invalid_regular_expression',
      '"("',
      expect.stringContaining('not a regular expression of RE2'),
    ],
    [
      'matches(facts.build.branch, "(?=a)")',
      'invalid_regular_expression',
      '"(?=a)"',
      expect.any(String),
    ],
    [
      `matches(facts.build.branch, "${'a'.repeat(257)}")`,
      'limit_exceeded',
      `"${'a'.repeat(257)}"`,
      'the pattern of matches() has at most 256 characters',
    ],
    [
      'matches(facts.build.runs, "1")',
      'no_matching_overload',
      'facts.build.runs',
      'matches() needs a string, got int',
    ],
    [
      'daysSince(facts.build.branch) > 1.0',
      'no_matching_overload',
      'facts.build.branch',
      'daysSince() needs a timestamp, got string',
    ],
    [
      'cel.bind(x, 1, x == 1)',
      'unknown_function',
      'cel.bind(x, 1, x == 1)',
      "'.bind()' is not part of the rule language",
    ],
    [
      'facts.build.shares.all(a, facts.build.shares.all(b, facts.build.shares.all(c, a + b > c)))',
      'comprehension_depth',
      'facts.build.shares.all(c, a + b > c)',
      expect.stringContaining('at most 2 of'),
    ],
    [
      'facts.build.finishedAt.getDayOfYear() == 3',
      'unknown_function',
      'facts.build.finishedAt.getDayOfYear()',
      "'.getDayOfYear()' is not part of the rule language",
    ],
    [
      'facts.build.finishedAt.getHours("Europe/Berlin") == 3',
      'time_zone',
      'facts.build.finishedAt.getHours("Europe/Berlin")',
      '.getHours() takes no time zone: times are in UTC',
    ],
    [
      'timestamp(facts.build.branch) > now',
      'invalid_timestamp',
      'timestamp(facts.build.branch)',
      expect.stringContaining('RFC 3339'),
    ],
    [
      'timestamp("2026-02-30T00:00:00Z") > now',
      'invalid_timestamp',
      'timestamp("2026-02-30T00:00:00Z")',
      expect.any(String),
    ],
    [
      'duration("1d") > duration("1h")',
      'invalid_duration',
      'duration("1d")',
      expect.stringContaining('daysSince'),
    ],
  ])('%s', (text, code, about, message) => {
    expect(problemOf(text)).toEqual([code, about, message]);
  });

  it('shows every problem that it can see at once', () => {
    expect(
      problemsOf('dyn(1) == 1 && now.getDayOfYear() == 1').map(
        problem => problem.message,
      ),
    ).toEqual([
      "'dyn()' is not part of the rule language",
      "'.getDayOfYear()' is not part of the rule language",
    ]);
  });

  it.each([
    ['a long text', `facts.build.green ${'|| true '.repeat(300)}`],
    ['many terms', Array(400).fill('1').join('+')],
    ['deep parentheses', `${'('.repeat(900)}true${')'.repeat(900)}`],
    ['deep lists', `${'['.repeat(900)}${']'.repeat(900)}`],
    ['a long list', `1 in [${Array(101).fill('1').join(',')}]`],
    ['many arguments', `size(${Array(9).fill('1').join(',')})`],
  ])('%s', (_, text) => {
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ code: 'limit_exceeded' }),
    ]);
  });
});

describe('the host', () => {
  const members = [
    ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf'],
    ...['hasOwnProperty', '__defineGetter__', 'without'],
  ];

  it.each([
    ...members.flatMap(member => [
      `facts.${member} == facts.build`,
      `facts.build.${member} == facts.build.tool`,
      `facts["${member}"] == facts.build`,
      `facts.build.branch.${member} == "x"`,
      `entity.${member} == entity.spec`,
      `entity.metadata["${member}"] == "x"`,
      `${member} == 1`,
      `has(facts.${member})`,
      `has(facts.build.${member})`,
      `facts.build.${member}() == 1`,
      `facts.build.files.${member} == "x"`,
    ]),
    ...['process.exit(1)', 'globalThis.x == 1', 'this == 1', 'eval("1") == 1'],
  ])('is out of reach of %s', text => {
    expect(problemsOf(text)).not.toEqual([]);
  });

  it.each(members)('shows nothing through a map under the key %s', member => {
    const own = environment.hydrate({
      facts: {
        build: buildFacts,
        owner: JSON.parse(`{"found": true, "members": {"${member}": 7}}`),
      },
      entity: {
        ...entity,
        metadata: {
          ...entity.metadata,
          labels: JSON.parse(`{"${member}": "label"}`),
        },
      },
      now,
    });
    const none = environment.hydrate({
      facts: { build: buildFacts, owner: { members: {} } },
      entity,
      now,
    });
    const expectOutcomes = (text: string, outcomes: string[]) => {
      const compilation = environment.compileRule(text);
      if (!compilation.ok) {
        throw new Error(text);
      }
      expect(
        [own, none].map(facts => compilation.rule.evaluate(facts).outcome),
      ).toEqual(outcomes);
    };
    expectOutcomes(`facts.owner.members["${member}"] == 7`, [
      'true',
      'unknown',
    ]);
    expectOutcomes(`"${member}" in facts.owner.members`, ['true', 'false']);
    expectOutcomes(`entity.metadata.labels["${member}"] == "label"`, [
      'true',
      'unknown',
    ]);
    expectOutcomes(`"${member}" in entity.relations`, ['false', 'false']);
  });

  it('is not reached by facts with members of its names', () => {
    const facts = JSON.parse(
      '{"build":{"constructor":{"name":"x"},"__proto__":{"green":true},"branch":"main"},"__proto__":{"owner":{"found":true}},"constructor":1}',
    );
    const context = environment.hydrate({ facts, entity, now });
    const outcomes = [
      'facts.build.branch == "main"',
      'facts.build.green',
      'facts.owner.found',
    ].map(text => {
      const compilation = environment.compileRule(text);
      return compilation.ok && compilation.rule.evaluate(context).outcome;
    });
    expect(outcomes).toEqual(['true', 'unknown', 'unknown']);
    expect(Object.prototype).not.toHaveProperty('green');
  });
});

describe('a pattern that hangs JavaScript', () => {
  it('is answered, however long the text', () => {
    const compilation = environment.compileRule(
      'matches(facts.build.branch, "^(a+)+$")',
    );
    if (!compilation.ok) {
      throw new Error('refused');
    }
    const outcomes = [9_000, 9_999].map(length => {
      const context = environment.hydrate({
        facts: { build: { branch: `${'a'.repeat(length)}!` } },
        entity,
        now,
      });
      return compilation.rule.evaluate(context).outcome;
    });
    expect(outcomes).toEqual(['false', 'false']);

    const tooLong = environment.hydrate({
      facts: { build: { branch: 'a'.repeat(10_001) } },
      entity,
      now,
    });
    expect(compilation.rule.evaluate(tooLong)).toMatchObject({
      outcome: 'error',
      code: 'subject_too_long',
    });
  });
});
