import { Knex } from 'knex';

/** All days are as long: they are days of UTC. */
export const DAY_MS = 86_400_000;

/** A day in UTC, as `2026-11-21`. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The last moment of a day. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}

/** All days from one to that of a time, both included. */
export function daysBetween(first: string, last: Date): string[] {
  const days: string[] = [];
  const day = new Date(`${first}T00:00:00Z`);
  while (toDay(day) <= toDay(last)) {
    days.push(toDay(day));
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}

/** The number of the day since 1970 of a column, in SQL. */
export function dayNumberOf(db: Knex, column: string): string {
  return db.client.config.client === 'pg'
    ? `floor(extract(epoch from ${column}) / 86400)::integer`
    : `cast(${column} / ${DAY_MS} as integer)`;
}

/** The number of a day since 1970. */
export function toDayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}
