const DAY_MS = 86_400_000;

/** The day of a time, as everyone can read it. */
export function dayOf(time: number | string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? 'a day that is not known'
    : date.toISOString().slice(0, 10);
}

/** A length of time in words, in days and, if it is short, in hours. */
export function lengthOf(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_MS);
  if (days >= 2) return `${days} days`;
  const hours = Math.max(1, Math.floor(milliseconds / 3_600_000));
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** "a", "a and b", "a, b and 3 more" */
export function listOf(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  if (names.length === 3) return `${names[0]}, ${names[1]} and ${names[2]}`;
  return `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}
