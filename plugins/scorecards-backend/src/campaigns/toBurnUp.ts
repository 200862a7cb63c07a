import { BurnUpPoint, CampaignWeek } from '@guildhall/plugin-scorecards-common';
import { DAY_MS, daysBetween, toDay } from '../database/days';
import { ChangeCount } from './CampaignReports';

/** How much one change alters the number of members, and of those done. */
function effectOf({ change, done, count }: ChangeCount) {
  switch (change) {
    case 'joined':
      return { total: count, done: done ? count : 0 };
    case 'left':
      return { total: -count, done: done ? -count : 0 };
    case 'gained':
      return { total: 0, done: count };
    default:
      return { total: 0, done: -count };
  }
}

/**
 * The days of a campaign, told backwards from how it stands: what changed on a
 * day was not so at the end of the day before.
 */
export function toBurnUp(options: {
  now: { total: number; done: number };
  changes: ChangeCount[];
  firstDay: string;
  lastDay: Date;
}): BurnUpPoint[] {
  const { now, changes, firstDay, lastDay } = options;
  const byDay = new Map<string, ChangeCount[]>();
  for (const change of changes) {
    byDay.set(change.day, [...(byDay.get(change.day) ?? []), change]);
  }
  const points: BurnUpPoint[] = [];
  let { total, done } = now;
  for (const day of daysBetween(firstDay, lastDay).reverse()) {
    points.push({ day, total, done });
    for (const change of byDay.get(day) ?? []) {
      const effect = effectOf(change);
      total -= effect.total;
      done -= effect.done;
    }
  }
  return points.reverse();
}

/** How many reached and lost the goal in each of the last weeks. */
export function toWeeks(
  changes: ChangeCount[],
  options: { now: Date; weeks: number },
): CampaignWeek[] {
  const { now, weeks } = options;
  const today = Date.parse(toDay(now));
  return Array.from({ length: weeks }, (_, week) => {
    const inWeek = changes.filter(
      ({ day }) =>
        Math.floor((today - Date.parse(day)) / (7 * DAY_MS)) === week,
    );
    const count = (kind: ChangeCount['change']) =>
      inWeek
        .filter(({ change }) => change === kind)
        .reduce((sum, each) => sum + each.count, 0);
    return { gained: count('gained'), lost: count('lost') };
  });
}
