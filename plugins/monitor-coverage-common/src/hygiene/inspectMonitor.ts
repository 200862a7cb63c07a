import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { silencedPeriod } from '../assess/silencedPeriod';
import { dayOf, lengthOf } from '../assess/words';
import { Monitor } from '../monitors';
import { Reason } from '../reasons';
import { FindingKind } from '../vocabulary';

const DAY_MS = 86_400_000;

/**
 * From when on something about a monitor is worth looking at.
 *
 * @public
 */
export interface HygieneThresholds {
  /** Default: 3 days. */
  firingLong: HumanDuration;
  /** Default: 30 days. */
  silencedLong: HumanDuration;
  /** More firings than that a day, on average, are flapping. Default: 10. */
  flappingPerDay: number;
  /** Never nearer to the threshold than that. Default: 0.5. */
  neverApproached: number;
  /** How far back one must be able to see to say "never". Default: 7 days. */
  neverFired: HumanDuration;
}

/**
 * @public
 */
export interface InspectOptions {
  now: Date;
  /** The owner of a receiver, by the receiver's name. */
  ownerOf: (receiver: string) => string | undefined;
  thresholds?: Partial<HygieneThresholds>;
}

interface Finding {
  kind: FindingKind;
  reason: Reason;
}

const defaults: HygieneThresholds = {
  firingLong: { days: 3 },
  silencedLong: { days: 30 },
  flappingPerDay: 10,
  neverApproached: 0.5,
  neverFired: { days: 7 },
};

const runbookAnnotations = [
  'runbook_url',
  'runbook',
  'runbook_link',
  'playbook',
];
const ownerLabels = ['owner', 'team', 'squad'];

/** What is wrong with how often and for how long it fires. */
function inspectActivity(
  { activity, silences, purpose }: Monitor,
  now: Date,
  thresholds: HygieneThresholds,
): Finding[] {
  const findings: Finding[] = [];
  if (activity?.firingSince) {
    const length = now.getTime() - Date.parse(activity.firingSince);
    if (length >= durationToMilliseconds(thresholds.firingLong)) {
      findings.push({
        kind: 'firing-long',
        reason: { code: 'firing-long', params: { period: lengthOf(length) } },
      });
    }
  }
  if (activity) {
    const window = activity.window * 1000;
    const perDay = activity.firings / Math.max(1, window / DAY_MS);
    if (perDay > thresholds.flappingPerDay) {
      findings.push({
        kind: 'flapping',
        reason: {
          code: 'flapping',
          params: { firings: activity.firings, period: lengthOf(window) },
        },
      });
    }
  }
  const silenced = silencedPeriod(silences, now);
  const length = silenced ? silenced.until - silenced.since : 0;
  if (silenced && length >= durationToMilliseconds(thresholds.silencedLong)) {
    findings.push({
      kind: 'silenced-long',
      reason: {
        code: 'silenced-long',
        params: {
          period: lengthOf(length),
          from: dayOf(silenced.since),
          until: dayOf(silenced.until),
        },
      },
    });
  }
  // An absence that never happened is as it should be.
  return purpose === 'absence'
    ? findings
    : [...findings, ...inspectSilence(activity, thresholds)];
}

/** That it never fired, and whether it came near. */
function inspectSilence(
  activity: Monitor['activity'],
  thresholds: HygieneThresholds,
): Finding[] {
  if (!activity || activity.firings > 0) return [];
  if (activity.lastFiredAt || activity.firingSince) return [];
  const window = activity.window * 1000;
  if (window < durationToMilliseconds(thresholds.neverFired)) return [];
  const { closestApproach: closest } = activity;
  const period = lengthOf(window);
  return closest !== undefined && closest < thresholds.neverApproached
    ? [
        {
          kind: 'never-approached',
          reason: {
            code: 'never-approached',
            params: { period, percent: Math.round(closest * 100) },
          },
        },
      ]
    : [
        {
          kind: 'never-fired',
          reason: { code: 'never-fired', params: { period } },
        },
      ];
}

/** What is missing for those who should hear of it. */
function inspectAudience(
  { annotations, labels, receivers }: Monitor,
  ownerOf: InspectOptions['ownerOf'],
): Finding[] {
  const findings: Finding[] = [];
  if (!runbookAnnotations.some(name => annotations[name]?.trim())) {
    findings.push({ kind: 'no-runbook', reason: { code: 'no-runbook' } });
  }
  // Where its alerts go is not known: an owner may be there.
  if (!receivers) return findings;

  const notifying = receivers.filter(({ notifies }) => notifies);
  if (notifying.length === 0) {
    findings.push({
      kind: 'goes-nowhere',
      reason:
        receivers.length === 0
          ? { code: 'goes-nowhere' }
          : {
              code: 'sent-nowhere',
              params: { receivers: receivers.map(({ name }) => name) },
            },
    });
  }
  const isOwned =
    ownerLabels.some(name => labels[name] || annotations[name]) ||
    notifying.some(({ name }) => ownerOf(name));
  if (!isOwned) {
    findings.push({ kind: 'no-owner', reason: { code: 'no-owner' } });
  }
  return findings;
}

/**
 * What is wrong with a monitor: each kind at most once. What is not known is
 * not wrong. A watchdog has to fire all the time, so that only what keeps it
 * from doing so is said of it.
 *
 * @public
 */
export function inspectMonitor(
  monitor: Monitor,
  options: InspectOptions,
): Finding[] {
  const { now, ownerOf } = options;
  const thresholds = { ...defaults, ...options.thresholds };
  const { problem, purpose, series } = monitor;
  const broken: Finding[] = problem
    ? [{ kind: 'broken-rule', reason: { code: 'broken', params: { problem } } }]
    : [];
  if (purpose === 'watchdog') return broken;

  const cannotFire = series === 'missing' && purpose === 'threshold';
  const silent: Finding[] =
    cannotFire && !problem
      ? [{ kind: 'cannot-fire', reason: { code: 'not-measured' } }]
      : [];
  const found = [
    ...broken,
    ...silent,
    ...inspectActivity(monitor, now, thresholds),
    ...inspectAudience(monitor, ownerOf),
  ];
  // That it never fired is explained by that.
  return cannotFire || problem
    ? found.filter(
        ({ kind }) => kind !== 'never-fired' && kind !== 'never-approached',
      )
    : found;
}
