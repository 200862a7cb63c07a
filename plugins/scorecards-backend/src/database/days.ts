/** A day in UTC, as `2026-11-21`. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The last moment of a day. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}

/** All days from one time to another, both included. */
export function daysBetween(from: Date, to: Date): string[] {
  const days: string[] = [];
  const last = toDay(to);
  const day = new Date(`${toDay(from)}T00:00:00Z`);
  while (toDay(day) <= last) {
    days.push(toDay(day));
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}
