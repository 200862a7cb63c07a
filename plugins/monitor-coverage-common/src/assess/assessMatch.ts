import { durationToMilliseconds } from '@backstage/types';
import { Monitor } from '../monitors';
import { Reason } from '../reasons';
import { silencedPeriod } from './silencedPeriod';
import { Assessment, AssessOptions } from './types';
import { dayOf, lengthOf } from './words';

/** What is missing for the next rung, or nothing. */
type Missing = Reason | undefined;

function missingForLive({ problem, purpose, series }: Monitor): Missing {
  if (problem) return { code: 'broken', params: { problem } };
  if (series === 'unknown') return { code: 'measured-unknown' };
  if (series === 'missing') {
    return { code: purpose === 'absence' ? 'absent-now' : 'not-measured' };
  }
  return undefined;
}

function missingForRouted(
  { receivers, silences }: Monitor,
  options: AssessOptions,
): Missing {
  const { now, ownerOf, silencedLong = { days: 30 } } = options;
  const silenced = silencedPeriod(silences, now);
  if (
    silenced &&
    silenced.until - silenced.since >= durationToMilliseconds(silencedLong)
  ) {
    return { code: 'silenced-until', params: { day: dayOf(silenced.until) } };
  }
  if (!receivers) return { code: 'receivers-unknown' };
  if (receivers.length === 0) return { code: 'goes-nowhere' };
  const notifying = receivers.filter(({ notifies }) => notifies);
  if (notifying.length === 0) {
    return {
      code: 'nobody-notified',
      params: { receivers: receivers.map(({ name }) => name) },
    };
  }
  return notifying.some(({ name }) => ownerOf(name))
    ? undefined
    : {
        code: 'unowned',
        params: { receivers: notifying.map(({ name }) => name) },
      };
}

/** What shows that it fires, if something does. */
function proofOf(
  { activity, tests = [] }: Monitor,
  now: Date,
  provenFor: number,
): Reason | undefined {
  const isRecent = (time: string) =>
    Date.parse(time) >= now.getTime() - provenFor;
  if (activity?.firingSince) {
    return {
      code: 'firing-since',
      params: { day: dayOf(activity.firingSince) },
    };
  }
  if (activity?.lastFiredAt && isRecent(activity.lastFiredAt)) {
    return { code: 'fired', params: { day: dayOf(activity.lastFiredAt) } };
  }
  const drill = tests.find(
    ({ kind, at }) => kind === 'drill' && at && isRecent(at),
  );
  if (drill) return { code: 'drilled', params: { title: drill.title } };
  const test = tests.find(({ kind }) => kind === 'rule-test');
  return test && { code: 'tested', params: { title: test.title } };
}

function missingForProven(
  { activity }: Monitor,
  now: Date,
  provenFor: number,
): Reason {
  if (!activity) return { code: 'fired-unknown' };
  const last = activity.lastFiredAt && Date.parse(activity.lastFiredAt);
  if (last && last < now.getTime() - provenFor) {
    return { code: 'fired-long-ago', params: { day: dayOf(last) } };
  }
  const period = lengthOf(Math.min(activity.window * 1000, provenFor));
  return { code: 'not-proven', params: { period } };
}

/**
 * How far up the ladder a monitor gets. Each rung needs those below it: a test
 * shows that a rule fires, and not that anybody hears it.
 *
 * @public
 */
export function assessMatch(
  monitor: Monitor,
  options: AssessOptions,
): Assessment {
  const { now, provenFor = { days: 180 } } = options;
  const provenForMs = durationToMilliseconds(provenFor);
  const proof = proofOf(monitor, now, provenForMs);
  const withProof = (reason: Reason) => (proof ? [reason, proof] : [reason]);

  const forLive = missingForLive(monitor);
  if (forLive) return { rung: 'rule', reasons: withProof(forLive) };
  const forRouted = missingForRouted(monitor, options);
  if (forRouted) return { rung: 'live', reasons: withProof(forRouted) };
  return proof
    ? { rung: 'proven', reasons: [proof] }
    : {
        rung: 'routed',
        reasons: [missingForProven(monitor, now, provenForMs)],
      };
}
