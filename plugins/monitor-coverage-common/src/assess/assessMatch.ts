import { durationToMilliseconds } from '@backstage/types';
import { Monitor } from '../monitors';
import { silencedPeriod } from './silencedPeriod';
import { Assessment, AssessOptions } from './types';
import { dayOf, lengthOf, listOf } from './words';

/** What is missing for the next rung, or nothing. */
type Missing = string | undefined;

function missingForLive({ problem, purpose, series }: Monitor): Missing {
  if (problem) return `It cannot be evaluated: ${problem}`;
  if (series === 'unknown') {
    return 'Nobody can tell whether what it reads is measured';
  }
  if (series === 'missing') {
    return purpose === 'absence'
      ? 'What it watches is not measured now'
      : 'What it reads is not measured: it cannot fire';
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
    return `It is silenced until ${dayOf(silenced.until)}`;
  }
  if (!receivers) return 'Nobody can tell where its alerts go';
  if (receivers.length === 0) return 'Its alerts go nowhere';
  const notifying = receivers.filter(({ notifies }) => notifies);
  if (notifying.length === 0) {
    return `Nobody is notified by ${listOf(receivers.map(({ name }) => name))}`;
  }
  return notifying.some(({ name }) => ownerOf(name))
    ? undefined
    : `Nobody is known to own ${listOf(notifying.map(({ name }) => name))}`;
}

/** What shows that it fires, if something does. */
function proofOf(
  { activity, tests = [] }: Monitor,
  now: Date,
  provenFor: number,
): string | undefined {
  const isRecent = (time: string) =>
    Date.parse(time) >= now.getTime() - provenFor;
  if (activity?.firingSince) {
    return `It has been firing since ${dayOf(activity.firingSince)}`;
  }
  if (activity?.lastFiredAt && isRecent(activity.lastFiredAt)) {
    return `It fired on ${dayOf(activity.lastFiredAt)}`;
  }
  const drill = tests.find(
    ({ kind, at }) => kind === 'drill' && at && isRecent(at),
  );
  if (drill) return `A drill showed that it fires: ${drill.title}`;
  const test = tests.find(({ kind }) => kind === 'rule-test');
  return test && `A test shows that it fires: ${test.title}`;
}

function missingForProven(
  { activity }: Monitor,
  now: Date,
  provenFor: number,
): string {
  if (!activity) return 'Nobody can tell whether it ever fired; it has no test';
  const last = activity.lastFiredAt && Date.parse(activity.lastFiredAt);
  if (last && last < now.getTime() - provenFor) {
    return `It fired last on ${dayOf(last)}, and has no test`;
  }
  const window = lengthOf(Math.min(activity.window * 1000, provenFor));
  return `It did not fire in the last ${window}, and has no test`;
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
  const withProof = (reason: string) =>
    proof ? `${reason}. ${proof}` : reason;

  const forLive = missingForLive(monitor);
  if (forLive) return { rung: 'rule', reason: withProof(forLive) };
  const forRouted = missingForRouted(monitor, options);
  if (forRouted) return { rung: 'live', reason: withProof(forRouted) };
  return proof
    ? { rung: 'proven', reason: proof }
    : { rung: 'routed', reason: missingForProven(monitor, now, provenForMs) };
}
