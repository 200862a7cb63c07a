import { Silence } from '../monitors';

/** Between two silences of a series there may be a moment. */
const PAUSE_MS = 3_600_000;

/** A time without alerts, in milliseconds since 1970. */
export interface SilencedPeriod {
  since: number;
  until: number;
}

/**
 * The period around now in which a monitor is silenced: one silence after the
 * other counts as one. Undefined if it is not silenced now.
 */
export function silencedPeriod(
  silences: readonly Silence[] = [],
  now: Date,
): SilencedPeriod | undefined {
  const time = now.getTime();
  const periods = silences
    .map(({ startsAt, endsAt }) => ({
      since: Date.parse(startsAt),
      until: Date.parse(endsAt),
    }))
    .filter(({ since, until }) => since < until)
    .sort((a, b) => a.since - b.since);
  if (!periods.some(({ since, until }) => since <= time && time < until)) {
    return undefined;
  }
  let current: SilencedPeriod | undefined;
  for (const period of periods) {
    if (current && period.since <= current.until + PAUSE_MS) {
      current.until = Math.max(current.until, period.until);
    } else if (current && current.until > time) {
      break;
    } else {
      current = period;
    }
  }
  return current;
}
