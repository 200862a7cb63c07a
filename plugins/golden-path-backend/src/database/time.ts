/** A timestamp as the databases give it: PostgreSQL a Date, SQLite a number. */
export type DatabaseTime = Date | string | number;

export function toDate(time: DatabaseTime): Date {
  return new Date(time);
}

export function toOptionalDate(
  time: DatabaseTime | null | undefined,
): Date | undefined {
  return time === null || time === undefined ? undefined : new Date(time);
}

export function toIso(time: DatabaseTime): string {
  return new Date(time).toISOString();
}

export function toOptionalIso(
  time: DatabaseTime | null | undefined,
): string | undefined {
  return time === null || time === undefined ? undefined : toIso(time);
}
