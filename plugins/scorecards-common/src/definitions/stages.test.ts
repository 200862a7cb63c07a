import { compileDefinitions } from './compileDefinitions';
import { parseDefinitions } from './parseDefinitions';
import { promoteDue } from './promoteDue';
import { toScore } from './toScore';
import { VerdictStatus } from './vocabulary';

const check = (id: string, fields = '') => `
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: ${id}
title: ${id}
description: It matters.
owner: sre
rule: entity.kind == "component"
${fields}
`;

const scorecard = (levels: string[][]) => `
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: readiness
title: Readiness
description: It matters.
owner: sre
type: readiness
levels:
${levels
  .map((checks, i) => `  - { id: l${i}, title: L${i}, checks: [${checks}] }`)
  .join('\n')}
`;

function compile(texts: string[], at = new Date(0)) {
  const { documents, problems } = parseDefinitions({
    text: texts.join('---'),
    location: 'all.yaml',
  });
  expect(problems).toEqual([]);
  return compileDefinitions({
    documents: documents.map(document => promoteDue(document, at)),
    sources: [],
  });
}

function scoreOf(
  texts: string[],
  statuses: Record<string, VerdictStatus>,
  at?: Date,
) {
  const [compiled] = compile(texts, at).scorecards;
  return toScore(compiled, id => statuses[id]);
}

describe('stages', () => {
  it('lets a check in preview neither earn, nor hold back, nor lift', () => {
    const before = [check('a'), check('b'), scorecard([['a'], ['b']])];
    const next = [
      check('a'),
      check('b'),
      check('new', 'stage: preview'),
      scorecard([['a', 'new'], ['new-2'], ['b'], ['new-3']]),
      check('new-2', 'stage: preview'),
      check('new-3', 'stage: preview'),
    ];
    const good = { a: 'pass', b: 'pass' } as const;
    const bad = { new: 'fail', 'new-2': 'fail', 'new-3': 'fail' } as const;
    const { level, ...counted } = scoreOf(before, good);
    expect(level).toBe(2);
    // The level in the middle is passed through, the one on top is not given.
    expect(scoreOf(next, { ...good, ...bad })).toEqual({
      ...counted,
      level: 3,
    });
    expect(scoreOf(next, { a: 'pass', b: 'fail', ...bad }).level).toBe(1);
    expect(
      compile(next).scorecards[0].levels.map(({ checks }) =>
        checks.map(({ upcoming }) => upcoming),
      ),
    ).toEqual([[false, true], [true], [false], [true]]);
  });

  it('leaves drafts and what is retired out, and says so', () => {
    const texts = [
      check('a'),
      check('draft', 'stage: draft'),
      check('old', 'stage: retired'),
      scorecard([['a', 'draft', 'old']]),
    ];
    expect(scoreOf(texts, { a: 'pass' })).toMatchObject({
      level: 1,
      unknown: 0,
      maxPoints: 1,
    });
    expect(
      compile(texts).problems.map(({ path, message, quarantined }) => [
        path,
        message,
        quarantined,
      ]),
    ).toEqual([
      [
        'levels[0].checks[1]',
        "the check 'draft' is left out, because its stage is 'draft'",
        false,
      ],
      [
        'levels[0].checks[2]',
        "the check 'old' is left out, because its stage is 'retired'",
        false,
      ],
    ]);
  });

  it('does not hold anybody back when a check in preview is broken', () => {
    const texts = [
      check('a'),
      check('new', 'stage: preview').replace('entity.kind', 'entity.knd'),
      scorecard([['a', 'new']]),
    ];
    expect(scoreOf(texts, { a: 'pass' })).toMatchObject({
      level: 1,
      unknown: 0,
    });
  });

  it('makes a preview active on its day, as another version', () => {
    const texts = [
      check('a'),
      check('new', 'stage: preview\nactiveFrom: 2026-12-01'),
      scorecard([['a', 'new']]),
    ];
    const statuses = { a: 'pass', new: 'fail' } as const;
    const eve = new Date('2026-11-30T23:59:59.999Z');
    const day = new Date('2026-12-01T00:00:00Z');
    expect(scoreOf(texts, statuses, eve)).toMatchObject({ level: 1, fail: 0 });
    expect(scoreOf(texts, statuses, day)).toMatchObject({ level: 0, fail: 1 });
    const [, before] = compile(texts, eve).checks;
    const [, after] = compile(texts, day).checks;
    expect(after.definition).toEqual({
      ...before.definition,
      stage: 'active',
      activeFrom: undefined,
    });
    expect(after.hash).not.toBe(before.hash);
    expect(compile(texts, new Date('2027-01-01')).checks[1].hash).toBe(
      after.hash,
    );
  });

  it('refuses a day for what is not in preview', () => {
    const { problems } = parseDefinitions({
      text: check('a', 'activeFrom: 2026-12-01'),
      location: 'all.yaml',
    });
    expect(problems).toMatchObject([
      { path: 'activeFrom', message: expect.stringContaining("'active'") },
    ]);
  });
});
