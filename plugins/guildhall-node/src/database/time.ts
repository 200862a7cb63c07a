/**
 * A timestamp as the databases give it: PostgreSQL a Date, SQLite a number.
 *
 * @public
 */
export type DatabaseTime = Date | string | number;

/**
 * A time of the database as a date.
 *
 * @public
 */
export function toDate(time: DatabaseTime): Date {
  return new Date(time);
}

/**
 * A time that may be absent as a date.
 *
 * @public
 */
export function toOptionalDate(
  time: DatabaseTime | null | undefined,
): Date | undefined {
  return time === null || time === undefined ? undefined : new Date(time);
}

/**
 * A time of the database in ISO 8601.
 *
 * @public
 */
export function toIso(time: DatabaseTime): string {
  return new Date(time).toISOString();
}

/**
 * A time that may be absent in ISO 8601.
 *
 * @public
 */
export function toOptionalIso(
  time: DatabaseTime | null | undefined,
): string | undefined {
  return time === null || time === undefined ? undefined : toIso(time);
}
