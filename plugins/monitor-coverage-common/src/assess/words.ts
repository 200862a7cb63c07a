import { Period } from '../reasons';
import { UNKNOWN_DAY } from '../reasons/reason';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The day of a time, as everyone can read it. */
export function dayOf(time: number | string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? UNKNOWN_DAY
    : date.toISOString().slice(0, 10);
}

/** A length of time in days and, if it is short, in hours. */
export function lengthOf(milliseconds: number): Period {
  const days = Math.floor(milliseconds / DAY_MS);
  return days >= 2
    ? { days }
    : { hours: Math.max(1, Math.floor(milliseconds / HOUR_MS)) };
}
