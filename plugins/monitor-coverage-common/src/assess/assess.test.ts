import { isDeepStrictEqual } from 'node:util';
import { createRandom, pick } from '../__testUtils__/random';
import { Monitor } from '../monitors';
import { describeReasons } from '../reasons';
import { CellRung, Rung, rungs } from '../vocabulary';
import { assessCell } from './assessCell';
import { assessMatch } from './assessMatch';
import { silencedPeriod } from './silencedPeriod';
import { Assessment, PreviousCell } from './types';

const now = new Date('2026-11-21T12:00:00Z');
const owners: Record<string, string> = { pager: 'group:default/visits' };
const options = { now, ownerOf: (name: string) => owners[name] };

const rule: Monitor = {
  id: 'a',
  name: 'VisitsDbBusy',
  origin: { title: 'a.yaml' },
  expression: 'x > 1',
  purpose: 'threshold',
  selectors: [{ metric: 'x', labels: {} }],
  labels: {},
  annotations: {},
  series: 'unknown',
};
const live: Monitor = { ...rule, series: 'live' };
const routed: Monitor = {
  ...live,
  receivers: [
    { name: 'nowhere', notifies: false },
    { name: 'pager', notifies: true },
  ],
};
const quiet = { window: 30 * 86_400, firings: 0 };
const silence = (startsAt: string, endsAt: string) => ({
  id: startsAt,
  createdBy: 'ada',
  comment: '',
  startsAt,
  endsAt,
});
const test = { kind: 'rule-test' as const, title: 'tests/a.yaml: busy' };
const drill = (at?: string) => ({
  kind: 'drill' as const,
  title: 'GameDay',
  at,
});

describe('assessMatch', () => {
  it.each<[string, Monitor, Rung, string]>([
    [
      'a rule in a file',
      rule,
      'rule',
      'Nobody can tell whether what it reads is measured',
    ],
    [
      'series that are missing',
      { ...routed, series: 'missing' },
      'rule',
      'What it reads is not measured: it cannot fire',
    ],
    [
      'an absence that is there',
      { ...routed, series: 'missing', purpose: 'absence' },
      'rule',
      'What it watches is not measured now',
    ],
    [
      'broken PromQL',
      { ...routed, problem: 'did not expect "y"' },
      'rule',
      'It cannot be evaluated: did not expect "y"',
    ],
    [
      'no word of receivers',
      live,
      'live',
      'Nobody can tell where its alerts go',
    ],
    [
      'no receiver',
      { ...live, receivers: [] },
      'live',
      'Its alerts go nowhere',
    ],
    [
      'receivers that notify nobody',
      {
        ...live,
        receivers: ['a', 'b', 'pager', 'd'].map(name => ({
          name,
          notifies: false,
        })),
      },
      'live',
      'Nobody is notified by a, b and 2 more',
    ],
    [
      'a receiver without an owner',
      { ...live, receivers: [{ name: 'ops', notifies: true }] },
      'live',
      'Nobody is known to own ops',
    ],
    [
      'a silence for a year',
      {
        ...routed,
        silences: [silence('2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z')],
      },
      'live',
      'It is silenced until 2027-11-01',
    ],
    [
      'nothing known of the past',
      routed,
      'routed',
      'Nobody can tell whether it ever fired; it has no test',
    ],
    [
      'no firing',
      { ...routed, activity: quiet },
      'routed',
      'It did not fire in the last 30 days, and has no test',
    ],
    [
      'a firing long ago',
      {
        ...routed,
        activity: { ...quiet, lastFiredAt: '2026-01-01T00:00:00Z' },
      },
      'routed',
      'It fired last on 2026-01-01, and has no test',
    ],
    [
      'a drill long ago',
      { ...routed, activity: quiet, tests: [drill('2026-01-01T00:00:00Z')] },
      'routed',
      'It did not fire in the last 30 days, and has no test',
    ],
    [
      'a drill nobody knows when',
      { ...routed, activity: quiet, tests: [drill()] },
      'routed',
      'It did not fire in the last 30 days, and has no test',
    ],
    [
      'a firing',
      {
        ...routed,
        activity: { ...quiet, firings: 1, lastFiredAt: '2026-11-01T00:00:00Z' },
      },
      'proven',
      'It fired on 2026-11-01',
    ],
    [
      'a firing that goes on',
      {
        ...routed,
        activity: { ...quiet, firingSince: '2026-11-21T00:00:00Z' },
      },
      'proven',
      'It has been firing since 2026-11-21',
    ],
    [
      'a drill',
      { ...routed, tests: [drill('2026-11-01T00:00:00Z')] },
      'proven',
      'A drill showed that it fires: GameDay',
    ],
    [
      'a test',
      { ...routed, tests: [test] },
      'proven',
      'A test shows that it fires: tests/a.yaml: busy',
    ],
    [
      'a test, and nobody who hears it',
      { ...live, receivers: [], tests: [test] },
      'live',
      'Its alerts go nowhere. A test shows that it fires: tests/a.yaml: busy',
    ],
    [
      'a test in a file',
      { ...rule, tests: [test] },
      'rule',
      'Nobody can tell whether what it reads is measured. A test shows that it fires: tests/a.yaml: busy',
    ],
  ])('%s', (_, monitor, rung, reason) => {
    const assessment = assessMatch(monitor, options);
    expect(assessment.rung).toBe(rung);
    expect(describeReasons(assessment.reasons)).toBe(reason);
  });

  it('counts as long as it is told to', () => {
    const monitor: Monitor = {
      ...routed,
      activity: { ...quiet, lastFiredAt: '2026-11-15T00:00:00Z' },
      silences: [silence('2026-11-20T00:00:00Z', '2026-11-25T00:00:00Z')],
    };
    expect(assessMatch(monitor, options).rung).toBe('proven');
    expect(
      assessMatch(monitor, { ...options, provenFor: { days: 3 } }).rung,
    ).toBe('routed');
    expect(
      assessMatch(monitor, { ...options, silencedLong: { days: 5 } }).rung,
    ).toBe('live');
  });

  it('never falls because something more is known', () => {
    const random = createRandom(4);
    const improvements: ((monitor: Monitor) => Monitor)[] = [
      monitor => ({ ...monitor, problem: undefined }),
      monitor => ({ ...monitor, series: 'live' }),
      monitor => ({
        ...monitor,
        receivers: [
          ...(monitor.receivers ?? []),
          { name: pick(random, ['pager', 'ops']), notifies: random() > 0.5 },
        ],
      }),
      monitor => ({ ...monitor, receivers: monitor.receivers ?? [] }),
      monitor => ({ ...monitor, silences: undefined }),
      monitor => ({ ...monitor, silences: monitor.silences?.slice(1) }),
      monitor => ({ ...monitor, activity: monitor.activity ?? quiet }),
      monitor => ({
        ...monitor,
        activity: {
          ...(monitor.activity ?? quiet),
          lastFiredAt: '2026-11-20T00:00:00Z',
        },
      }),
      monitor => ({ ...monitor, tests: [...(monitor.tests ?? []), test] }),
      monitor => ({
        ...monitor,
        tests: [...(monitor.tests ?? []), drill('2026-11-20T00:00:00Z')],
      }),
    ];
    const reached = new Set<Rung>();
    const wrong: unknown[] = [];
    for (let round = 0; round < 5_000; round++) {
      let monitor: Monitor = {
        ...rule,
        problem: pick(random, [undefined, undefined, undefined, 'broken']),
        purpose: pick(random, ['threshold', 'absence']),
        series: pick(random, ['live', 'missing', 'unknown', 'live']),
        silences: pick(random, [
          undefined,
          [silence('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')],
          [
            silence('2026-11-01T00:00:00Z', '2026-11-22T00:00:00Z'),
            silence('2026-11-20T00:00:00Z', '2026-12-22T00:00:00Z'),
          ],
        ]),
      };
      let before = rungs.indexOf(assessMatch(monitor, options).rung);
      for (let step = 0; step < 8; step++) {
        monitor = pick(random, improvements)(monitor);
        const { rung } = assessMatch(monitor, options);
        const fell = rungs.indexOf(rung) < before;
        const tooHigh =
          rung !== 'rule' && (monitor.problem || monitor.series !== 'live');
        if (fell || tooHigh) wrong.push({ monitor, rung, before });
        before = rungs.indexOf(rung);
        reached.add(rung);
      }
    }
    expect(wrong).toEqual([]);
    expect([...reached].sort()).toEqual(['live', 'proven', 'routed', 'rule']);
  });
});

describe('silencedPeriod', () => {
  const days = (...silences: ReturnType<typeof silence>[]) => {
    const period = silencedPeriod(silences, now);
    return period && (period.until - period.since) / 86_400_000;
  };

  it('takes silences that follow each other for one', () => {
    const before = silence('2026-11-01T00:00:00Z', '2026-11-11T00:00:00Z');
    const current = silence('2026-11-11T00:30:00Z', '2026-11-22T00:00:00Z');
    const next = silence('2026-11-21T00:00:00Z', '2026-12-01T00:00:00Z');
    const later = silence('2026-12-10T00:00:00Z', '2027-12-01T00:00:00Z');
    const earlier = silence('2025-11-01T00:00:00Z', '2026-10-01T00:00:00Z');
    expect(days(current)).toBeCloseTo(11, 0);
    expect(days(later, next, current, before, earlier)).toBe(30);
    expect(days(earlier, before, later)).toBeUndefined();
    expect(days(silence('?', '?'))).toBeUndefined();
    expect(silencedPeriod(undefined, now)).toBeUndefined();
  });
});

describe('assessCell', () => {
  const heightOf = (rung: CellRung) => ['unknown', ...rungs].indexOf(rung);
  const at = '2026-11-21T11:59:00Z';
  const match = (rung: Rung): Assessment => ({
    rung,
    reasons: [{ code: 'text', params: { text: `is ${rung}` } }],
  });
  const down = [{ title: 'Frankfurt', lastGoodAt: '2026-11-20T10:00:00Z' }];

  it('takes the best monitor', () => {
    expect(
      assessCell({
        matches: [match('rule'), match('routed'), match('live')],
        failing: [],
      }),
    ).toEqual(match('routed'));
    expect(assessCell({ matches: [], failing: [] })).toEqual({
      rung: 'none',
      reasons: [{ code: 'no-monitor' }],
    });
  });

  it.each<[string, Rung[], PreviousCell | undefined, object]>([
    [
      'keeps what was known before',
      [],
      { rung: 'proven', at },
      { rung: 'unknown', lastGood: { rung: 'proven', at } },
    ],
    [
      'keeps it round after round',
      ['live'],
      {
        rung: 'unknown',
        at,
        lastGood: { rung: 'proven', at: '2026-11-01T00:00:00Z' },
      },
      {
        rung: 'unknown',
        lastGood: { rung: 'proven', at: '2026-11-01T00:00:00Z' },
      },
    ],
    [
      'knows nothing where it never did',
      ['rule'],
      undefined,
      { rung: 'unknown' },
    ],
    [
      'knows nothing for ever where it never did',
      ['live'],
      { rung: 'unknown', at },
      { rung: 'unknown' },
    ],
    [
      'is content where it never knew with what an owner hears',
      ['live', 'routed'],
      undefined,
      { rung: 'routed' },
    ],
    [
      'sees when others are as good',
      ['routed'],
      { rung: 'routed', at },
      { rung: 'routed' },
    ],
    [
      'sees when others are better',
      ['live'],
      { rung: 'rule', at },
      { rung: 'live' },
    ],
    [
      'is sure of what nothing could better',
      ['proven'],
      undefined,
      { rung: 'proven' },
    ],
    ['is still without a monitor', [], { rung: 'none', at }, { rung: 'none' }],
  ])('%s while a provider does not answer', (_, found, previous, expected) => {
    const cell = assessCell({
      matches: found.map(match),
      failing: down,
      previous,
    });
    expect(cell).toEqual({ ...expected, reasons: expect.any(Array) });
    expect(
      describeReasons(cell.reasons) ===
        'There is no answer from Frankfurt since 2026-11-20',
    ).toBe(cell.rung === 'unknown');
  });

  it('comes back when the provider does', () => {
    expect(
      assessCell({
        matches: [match('live')],
        failing: [],
        previous: { rung: 'unknown', at, lastGood: { rung: 'proven', at } },
      }),
    ).toEqual(match('live'));
  });

  it('never rises by a failure, and is never good without a monitor that is', () => {
    const random = createRandom(11);
    const seen = new Set<string>();
    const wrong: unknown[] = [];
    for (let round = 0; round < 5_000; round++) {
      const answering = Array.from({ length: Math.floor(random() * 3) }, () =>
        match(pick(random, rungs.slice(1))),
      );
      const away = Array.from({ length: Math.floor(random() * 3) }, () =>
        match(pick(random, rungs.slice(1))),
      );
      const lastGood = pick(random, [
        undefined,
        { rung: pick(random, rungs), at },
      ]);
      const previous = pick<PreviousCell | undefined>(random, [
        undefined,
        { rung: pick(random, rungs), at },
        { rung: 'unknown', at, lastGood },
      ]);
      const all = assessCell({
        matches: [...answering, ...away],
        failing: [],
        previous,
      });
      const fewer = assessCell({ matches: answering, failing: down, previous });
      seen.add(`${all.rung} ${fewer.rung}`);

      const kept =
        previous && previous.rung !== 'unknown'
          ? { rung: previous.rung, at }
          : previous?.lastGood;
      const holds =
        fewer.rung === 'unknown'
          ? isDeepStrictEqual(fewer.lastGood, kept)
          : heightOf(fewer.rung) <= heightOf(all.rung) &&
            // What is shown is what a monitor that answers has, or nothing.
            (answering.length === 0
              ? fewer.rung === 'none'
              : answering.some(({ rung }) => rung === fewer.rung));
      if (all.rung === 'unknown' || all.lastGood || !holds) {
        wrong.push({ answering, away, previous, all, fewer });
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(10);
  });
});
