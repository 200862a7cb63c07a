const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an RFC 3339 timestamp; undefined if it is none. Stricter than `Date`,
 * which takes 30 February for 1 March.
 */
export function parseTimestamp(text: string): Date | undefined {
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(Number);
  const date = new Date(text);
  const sameDay = new Date(0);
  sameDay.setUTCFullYear(year, month - 1, day);
  return Number.isNaN(date.getTime()) ||
    sameDay.getUTCMonth() !== month - 1 ||
    hour > 23 ||
    minute > 59 ||
    second > 59
    ? undefined
    : date;
}
