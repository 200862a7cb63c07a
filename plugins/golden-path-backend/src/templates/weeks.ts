const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Half a year. */
const WEEKS = 26;

/** The Monday with which a series of weeks up to now begins. */
export function firstWeek(now: Date): Date {
  return new Date(mondayOf(now) - (WEEKS - 1) * WEEK_MS);
}

/** How many of the times are in each week up to now, the oldest week first. */
export function countByWeek(
  times: Date[],
  now: Date,
): Array<{ week: string; count: number }> {
  const first = firstWeek(now).getTime();
  return Array.from({ length: WEEKS }, (_, index) => {
    const monday = first + index * WEEK_MS;
    return {
      week: new Date(monday).toISOString().slice(0, 10),
      count: times.filter(time => mondayOf(time) === monday).length,
    };
  });
}

/** Weeks begin on Monday, and all of them in UTC. */
function mondayOf(time: Date): number {
  const day = Math.floor(time.getTime() / DAY_MS);
  // 1970 began on a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS;
}
