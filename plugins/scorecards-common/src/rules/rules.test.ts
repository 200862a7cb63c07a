import { createRuleEnvironment } from './createRuleEnvironment';
import {
  buildFacts,
  buildSource,
  entity,
  now,
  ownerSource,
} from './__testUtils__/sources';
import { RuleResult } from './types';

const environment = createRuleEnvironment({
  sources: [buildSource, ownerSource],
});

// `owner` was never measured.
const context = environment.hydrate({
  facts: { build: buildFacts },
  entity,
  now,
});

function compile(text: string) {
  const compilation = environment.compileRule(text);
  if (!compilation.ok) {
    throw new Error(`${text}: ${JSON.stringify(compilation.problems)}`);
  }
  return compilation.rule;
}

function outcomeOf(text: string): string {
  const result = compile(text).evaluate(context);
  return result.outcome === 'error' ? `error ${result.code}` : result.outcome;
}

function missingOf(text: string): string[] | undefined {
  const result: RuleResult = compile(text).evaluate(context);
  return result.outcome === 'unknown' ? result.missing : undefined;
}

describe('what rules say', () => {
  it.each([
    // Numbers: JSON's numbers are ints or doubles as the schema says.
    ['facts.build.runs == 5', 'true'],
    ['facts.build.runs + 1 == 6', 'true'],
    ['facts.build.runs % 2 == 1', 'true'],
    ['-7 / 2 == -3', 'true'],
    ['facts.build.coverage >= 80', 'true'],
    ['facts.build.coverage == 82.5', 'true'],
    ['facts.build.coverage in [80.0, 82.5]', 'true'],
    ['double(facts.build.runs) / 2.0 == 2.5', 'true'],
    ['int(facts.build.coverage) == 82', 'true'],
    ['facts.build.runs / 0 == 1', 'error division_by_zero'],
    ['9223372036854775807 + facts.build.runs > 0', 'error numeric_overflow'],
    ['int(facts.build.branch) == 1', 'error int_conversion_error'],
    // Texts.
    [
      'facts.build.branch.startsWith("ma") && facts.build.branch.endsWith("in")',
      'true',
    ],
    ['facts.build.branch.contains("AI")', 'false'],
    ['size("héllo😀") == 6', 'true'],
    ['facts.build.branch + "!" == "main!"', 'true'],
    ['matches(facts.build.branch, "^ma")', 'true'],
    ['matches(facts.build.branch, "ai")', 'true'],
    ['matches(facts.build.branch, "(?i)^MAIN$")', 'true'],
    ['matches(facts.build.branch, r"^\\d+$")', 'false'],
    // Lists and maps.
    ['"README.md" in facts.build.files', 'true'],
    [
      'size(facts.build.files) == 2 && facts.build.files[0] == "README.md"',
      'true',
    ],
    ['facts.build.files == ["README.md", "src/index.ts"]', 'true'],
    ['facts.build.files.exists(file, matches(file, "[.]ts$"))', 'true'],
    ['facts.build.files.exists_one(file, file == "README.md")', 'true'],
    ['facts.build.files.all(file, file.endsWith(".md"))', 'false'],
    ['facts.build.steps.filter(step, has(step.seconds)).size() == 2', 'true'],
    [
      'facts.build.steps.map(step, step.name) == ["compile", "test", "publish"]',
      'true',
    ],
    [
      'facts.build.shares.all(a, facts.build.shares.all(b, a + b <= 1.5))',
      'true',
    ],
    ['facts.build.timings["queue"] == 3.0', 'true'],
    ['facts.build.timings.total > facts.build.timings.queue', 'true'],
    [
      '"total" in facts.build.timings && !("deploy" in facts.build.timings)',
      'true',
    ],
    [
      'facts.build.timings.all(stage, facts.build.timings[stage] < 200.0)',
      'true',
    ],
    ['facts.build.tool.version == "3.9"', 'true'],
    ['facts["build"]["green"]', 'true'],
    // Time.
    ['daysSince(facts.build.finishedAt) == 1.5', 'true'],
    ['facts.build.finishedAt > now - duration("48h")', 'true'],
    ['facts.build.finishedAt > timestamp("2026-11-18T12:00:00+02:00")', 'true'],
    ['now - facts.build.finishedAt == duration("36h")', 'true'],
    ['(now - facts.build.finishedAt).getHours() == 36', 'true'],
    ['facts.build.finishedAt.getFullYear() == 2026', 'true'],
    // The entity; where it has no tags, they are none, not unknown.
    ['entity.kind == "Component" && entity.spec.type == "service"', 'true'],
    [
      '"java" in entity.metadata.tags && size(entity.metadata.labels) == 0',
      'true',
    ],
    ['"backstage.io/techdocs-ref" in entity.metadata.annotations', 'true'],
    [
      'entity.metadata.annotations["backstage.io/techdocs-ref"] == "dir:."',
      'true',
    ],
    ['entity.metadata.links.exists(link, link.title == "Runbook")', 'true'],
    ['size(entity.relations.dependsOn) == 2', 'true'],
    ['"ownerOf" in entity.relations', 'false'],
    ['has(entity.metadata.description)', 'false'],
    // Three values: what is known decides, wherever it stands.
    ['facts.owner.found', 'unknown'],
    ['!facts.owner.found', 'unknown'],
    ['facts.owner.found || facts.build.green', 'true'],
    ['facts.build.green || facts.owner.found', 'true'],
    ['facts.owner.found && !facts.build.green', 'false'],
    ['facts.owner.found && facts.build.green', 'unknown'],
    ['facts.build.green ? facts.build.runs > 1 : facts.owner.found', 'true'],
    ['facts.owner.found ? true : true', 'unknown'],
    ['has(facts.owner.found)', 'unknown'],
    ['has(facts.owner)', 'false'],
    ['has(facts.build.tool) && has(facts.build.tool.version)', 'true'],
    ['facts.build.steps.all(step, step.seconds < 1000.0)', 'unknown'],
    ['facts.build.steps.exists(step, step.seconds > 90.0)', 'true'],
    ['facts.build.steps.all(step, step.seconds < 20.0)', 'false'],
    ['facts.build.files[7] == "x"', 'unknown'],
    ['facts.build.timings["deploy"] > 1.0', 'unknown'],
    ['entity.metadata.description != ""', 'unknown'],
  ])('%s is %s', (text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });

  it('says what is missing', () => {
    expect(missingOf('facts.owner.found || !facts.build.green')).toEqual([
      'facts.owner',
    ]);
    expect(missingOf('has(facts.owner.found)')).toEqual(['facts.owner']);
    expect(
      missingOf("facts.build.timings['a b'] > 1.0 && facts.owner.found"),
    ).toEqual(["facts.build.timings['a b']", 'facts.owner']);
    expect(missingOf('facts.build.steps.all(s, s.seconds < 900.0)')).toEqual([
      's.seconds',
    ]);
    expect(missingOf('entity.spec.system == "a"')).toEqual([
      'entity.spec.system',
    ]);
    expect(missingOf('facts.build.files[7] == "x"')).toEqual([
      'facts.build.files[7]',
    ]);
  });

  it('takes null, and what does not fit the schema, as absent', () => {
    const broken = environment.hydrate({
      facts: {
        build: {
          green: null,
          runs: 1.5,
          coverage: '80',
          finishedAt: '2026-02-30T00:00:00Z',
          files: ['a', 3],
          timings: { queue: 'long', total: 1 },
          steps: {},
          tool: [],
        },
      },
      entity,
      now,
    });
    for (const field of [
      'green',
      'runs',
      'coverage',
      'finishedAt',
      'files',
      'steps',
      'tool',
    ]) {
      expect(compile(`has(facts.build.${field})`).evaluate(broken)).toEqual({
        outcome: 'false',
      });
    }
    expect(compile('facts.build.green').evaluate(broken)).toEqual({
      outcome: 'unknown',
      message: 'facts.build.green is not known',
      missing: ['facts.build.green'],
    });
    expect(
      compile('size(facts.build.timings) == 1').evaluate(broken).outcome,
    ).toBe('true');
  });

  it('can take a source away again', () => {
    const rule = compile('facts.build.green');
    const without = context.without(['build']);
    expect(rule.evaluate(without)).toMatchObject({ missing: ['facts.build'] });
    expect(rule.evaluate(context)).toEqual({ outcome: 'true' });
    expect(
      compile('entity.spec.type == "service"').evaluate(without).outcome,
    ).toBe('true');
  });
});

describe('what rules read', () => {
  it('is known without running them', () => {
    expect(
      compile(
        'has(facts.owner.found) ? facts.build.steps.all(s, s.name != "x") : facts.build["tool"].version == "1"',
      ),
    ).toMatchObject({
      sources: ['build', 'owner'],
      paths: [
        'facts.build.steps',
        'facts.build.tool.version',
        'facts.owner.found',
      ],
      readsEntity: false,
      timeDependent: false,
    });
    expect(compile('entity.kind == "API"')).toMatchObject({
      sources: [],
      readsEntity: true,
    });
    expect(compile('daysSince(facts.build.finishedAt) < 3.0')).toMatchObject({
      timeDependent: true,
    });
    expect(compile('facts.build.finishedAt < now')).toMatchObject({
      timeDependent: true,
    });
  });
});

describe('sources', () => {
  it('must be valid and have different ids', () => {
    expect(() =>
      createRuleEnvironment({ sources: [buildSource, buildSource] }),
    ).toThrow("Two fact sources have the id 'build'");
    for (const id of ['constructor', '__proto__', 'a-b', '1a', 'in']) {
      expect(() =>
        createRuleEnvironment({ sources: [{ ...ownerSource, id }] }),
      ).toThrow(`The fact source '${id}' is invalid: id`);
      expect(() =>
        createRuleEnvironment({
          sources: [
            {
              ...ownerSource,
              fields: JSON.parse(`{"${id}":{"type":"bool","description":"x"}}`),
            },
          ],
        }),
      ).toThrow("The fact source 'owner' is invalid: fields");
    }
    expect(() =>
      createRuleEnvironment({
        sources: [
          {
            ...ownerSource,
            fields: JSON.parse('{"a":{"type":"strng","description":"x"}}'),
          },
        ],
      }),
    ).toThrow("The fact source 'owner' is invalid: fields.a.type");
  });
});
