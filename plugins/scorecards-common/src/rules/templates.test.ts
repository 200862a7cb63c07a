import { createRuleEnvironment } from './createRuleEnvironment';
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
const context = environment.hydrate({
  facts: {
    build: { ...buildFacts, shares: [200 / 3, 0.001234, 1e6, 0, -0.5] },
  },
  entity,
  now,
});

function compile(text: string) {
  const compilation = environment.compileTemplate(text);
  if (!compilation.ok) {
    throw new Error(JSON.stringify(compilation.problems));
  }
  return compilation.template;
}

describe('a template', () => {
  it.each([
    ['No expression', 'No expression'],
    ['', ''],
    ['{{ facts.build.branch }}', 'main'],
    [
      'Covers {{facts.build.coverage}} % of {{ entity.metadata.name }}.',
      'Covers 82.5 % of visits.',
    ],
    ['{{ facts.build.runs }} runs', '5 runs'],
    ['{{ facts.build.green }}', 'true'],
    ['{{ facts.build.finishedAt }}', '2026-11-18T12:00:00Z'],
    ['{{ facts.build.files }}', 'README.md, src/index.ts'],
    ['{{ facts.build.shares }}', '66.67, 0.0012, 1000000, 0, -0.5'],
    ['{{ facts.build.coverage / 0.0 }}', 'Infinity'],
    ['{{ now - facts.build.finishedAt }}', '129600s'],
    ['{{ now + duration("9999999999h") }}', 'Invalid Date'],
    ['{{ facts.build.steps.map(s, s.name) }}', 'compile, test, publish'],
    ['{{ "}}" }} and {{ \'{{"\' }}', '}} and {{"'],
    ['{{ facts.build.green ? "ok" : "broken" }}', 'ok'],
    ['owner: {{ facts.owner.found }}', 'owner: —'],
    ['{{ facts.build.runs / 0 }}', '—'],
    ['a } b }} c { d', 'a } b }} c { d'],
  ])('%s', (text, expected) => {
    expect(compile(text).render(context)).toBe(expected);
  });

  it('can insist on being complete', () => {
    expect(compile('{{ facts.build.branch }}!').renderComplete(context)).toBe(
      'main!',
    );
    expect(
      compile('{{ facts.owner.found }}').renderComplete(context),
    ).toBeUndefined();
  });

  it('tells what it reads', () => {
    expect(
      compile('{{ facts.build.branch }} {{ entity.kind }} {{ now }}'),
    ).toMatchObject({
      sources: ['build'],
      paths: ['entity.kind', 'facts.build.branch'],
      readsEntity: true,
      timeDependent: true,
    });
  });

  it('is refused with each place that is wrong', () => {
    const text =
      'é {{ facts.build.brnch }} and {{  1 + "x" }} and {{ facts.build.tool }}';
    const compilation = environment.compileTemplate(text);
    expect(
      compilation.ok ||
        compilation.problems.map(({ code, message, range }) => [
          code,
          text.slice(range.start, range.end),
          message,
        ]),
    ).toEqual([
      [
        'no_such_key',
        'brnch',
        expect.stringContaining("there is no field 'facts.build.brnch'"),
      ],
      ['no_such_overload', '1 + "x"', 'there is no operation int + string'],
      [
        'not_writable',
        'facts.build.tool',
        expect.stringContaining('not a value of type facts.build.tool'),
      ],
    ]);
    expect(environment.compileTemplate('a {{ b')).toEqual({
      ok: false,
      problems: [
        {
          code: 'unclosed_expression',
          message: "'{{' needs a '}}' after it",
          range: { start: 2, end: 6 },
        },
      ],
    });
  });
});
