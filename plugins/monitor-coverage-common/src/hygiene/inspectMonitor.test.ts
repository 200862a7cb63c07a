import { Monitor } from '../monitors';
import { describeReason } from '../reasons';
import { FindingKind } from '../vocabulary';
import { HygieneThresholds, inspectMonitor } from './inspectMonitor';

const now = new Date('2026-11-21T12:00:00Z');
const options = {
  now,
  ownerOf: (name: string) =>
    name === 'pager' ? 'group:default/visits' : undefined,
};

/** A monitor with nothing to say about. */
const healthy: Monitor = {
  id: 'a',
  name: 'VisitsDbBusy',
  origin: { title: 'a.yaml' },
  expression: 'x > 1',
  purpose: 'threshold',
  selectors: [{ metric: 'x', labels: {} }],
  labels: {},
  annotations: { runbook_url: 'https://example.org' },
  series: 'live',
  receivers: [{ name: 'pager', notifies: true }],
  activity: {
    window: 30 * 86_400,
    firings: 2,
    lastFiredAt: '2026-11-11T00:00:00Z',
  },
};
const quiet = { window: 30 * 86_400, firings: 0 };
const silenced = (startsAt: string, endsAt: string) => ({
  silences: [{ id: 's', createdBy: 'ada', comment: '', startsAt, endsAt }],
});

function inspect(
  more: Partial<Monitor>,
  thresholds?: Partial<HygieneThresholds>,
) {
  return inspectMonitor({ ...healthy, ...more }, { ...options, thresholds });
}

describe('inspectMonitor', () => {
  it('has nothing to say about a healthy monitor', () => {
    expect(inspect({})).toEqual([]);
  });

  it.each<[FindingKind, string, Partial<Monitor>]>([
    ['broken-rule', 'It cannot be evaluated: what?', { problem: 'what?' }],
    [
      'cannot-fire',
      'What it reads is not measured: it cannot fire',
      { series: 'missing' },
    ],
    [
      'cannot-fire',
      'What it reads is not measured: it cannot fire',
      { series: 'missing', activity: { ...quiet, closestApproach: 0 } },
    ],
    ['never-fired', 'It did not fire in the last 30 days', { activity: quiet }],
    [
      'never-fired',
      'It did not fire in the last 30 days',
      { activity: { ...quiet, closestApproach: 0.5 } },
    ],
    [
      'never-approached',
      'It did not fire in the last 30 days, and never came nearer than 21% to its threshold',
      { activity: { ...quiet, closestApproach: 0.21 } },
    ],
    [
      'firing-long',
      'It has been firing for 5 days',
      { activity: { ...quiet, firingSince: '2026-11-16T00:00:00Z' } },
    ],
    [
      'flapping',
      'It fired 301 times in 30 days',
      { activity: { ...quiet, firings: 301 } },
    ],
    [
      'flapping',
      'It fired 11 times in 6 hours',
      { activity: { window: 6 * 3_600, firings: 11 } },
    ],
    [
      'silenced-long',
      'It is silenced for 365 days, from 2026-11-01 until 2027-11-01',
      silenced('2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z'),
    ],
    [
      'no-runbook',
      'It has no annotation runbook_url: what is to be done?',
      { annotations: { runbook_url: ' ' } },
    ],
    [
      'no-owner',
      'It has no label team, and nobody owns where its alerts go',
      { receivers: [{ name: 'ops', notifies: true }] },
    ],
    [
      'goes-nowhere',
      'Its alerts go to pager and hole, which notifies nobody',
      {
        labels: { team: 'visits' },
        receivers: [
          { name: 'pager', notifies: false },
          { name: 'hole', notifies: false },
        ],
      },
    ],
    [
      'goes-nowhere',
      'Its alerts go nowhere',
      { labels: { team: 'visits' }, receivers: [] },
    ],
  ])('finds %s: %s', (kind, message, more) => {
    expect(
      inspect(more).map(found => [found.kind, describeReason(found.reason)]),
    ).toEqual([[kind, message]]);
  });

  it.each<[string, Partial<Monitor>]>([
    ['series that nobody knows of', { series: 'unknown' }],
    ['receivers that nobody knows of', { receivers: undefined }],
    ['a past that nobody knows', { activity: undefined }],
    [
      'a server that remembers a day',
      { activity: { window: 86_400, firings: 0, closestApproach: 0.1 } },
    ],
    [
      'a short silence',
      silenced('2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z'),
    ],
    [
      'a long silence that is over',
      silenced('2025-11-20T00:00:00Z', '2026-11-20T00:00:00Z'),
    ],
    [
      'a short firing',
      {
        activity: {
          window: 30 * 86_400,
          firings: 1,
          firingSince: '2026-11-21T00:00:00Z',
        },
      },
    ],
    ['an absence that never was', { purpose: 'absence', activity: quiet }],
    ['an absence that is', { purpose: 'absence', series: 'missing' }],
    [
      'a team instead of an owned receiver',
      {
        labels: { team: 'visits' },
        receivers: [{ name: 'ops', notifies: true }],
      },
    ],
    ['another name for a runbook', { annotations: { playbook: 'x' } }],
  ])('does not mind %s', (_, more) => {
    expect(inspect(more)).toEqual([]);
  });

  it('leaves a watchdog alone, unless it is broken', () => {
    const watchdog: Partial<Monitor> = {
      purpose: 'watchdog',
      annotations: {},
      receivers: [],
      series: 'missing',
      activity: {
        window: 30 * 86_400,
        firings: 500,
        firingSince: '2026-01-01T00:00:00Z',
      },
    };
    expect(inspect(watchdog)).toEqual([]);
    expect(inspect({ ...watchdog, problem: 'what?' })).toEqual([
      expect.objectContaining({ kind: 'broken-rule' }),
    ]);
  });

  it('says each kind once, and what explains another instead of it', () => {
    const findings = inspect({
      problem: 'what?',
      series: 'missing',
      annotations: {},
      receivers: [],
      activity: { ...quiet, closestApproach: 0 },
      ...silenced('2026-01-01T00:00:00Z', '9999-01-01T00:00:00Z'),
    }).map(({ kind }) => kind);
    expect(findings).toEqual([
      'broken-rule',
      'silenced-long',
      'no-runbook',
      'goes-nowhere',
      'no-owner',
    ]);
  });

  it('takes other thresholds', () => {
    const kinds = (
      more: Partial<Monitor>,
      thresholds: Partial<HygieneThresholds>,
    ) => inspect(more, thresholds).map(({ kind }) => kind);
    const firing = {
      activity: { ...quiet, firings: 30, firingSince: '2026-11-21T00:00:00Z' },
    };
    expect(kinds(firing, { firingLong: { hours: 6 } })).toEqual([
      'firing-long',
    ]);
    expect(kinds(firing, { flappingPerDay: 0.9 })).toEqual(['flapping']);
    const near = { activity: { ...quiet, closestApproach: 0.6 } };
    expect(kinds(near, { neverApproached: 0.7 })).toEqual(['never-approached']);
    expect(kinds(near, { neverFired: { days: 31 } })).toEqual([]);
    const short = silenced('2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z');
    expect(kinds(short, { silencedLong: { days: 2 } })).toEqual([
      'silenced-long',
    ]);
  });
});
