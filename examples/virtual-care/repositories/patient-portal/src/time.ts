/** Whole minutes until a time; negative when it has passed. */
export function minutesUntil(time: Date, now: Date): number {
  return Math.ceil((time.getTime() - now.getTime()) / 60_000);
}
