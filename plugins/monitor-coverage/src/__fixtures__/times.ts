const DAY_MILLISECONDS = 86_400_000;

/** Times are relative to now: pages say how long ago something was. */
export function ago(days: number): string {
  return new Date(Date.now() - days * DAY_MILLISECONDS).toISOString();
}

export function inDays(days: number): string {
  return ago(-days);
}
