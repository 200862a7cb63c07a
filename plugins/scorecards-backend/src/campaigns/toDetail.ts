import {
  CampaignDetail,
  CampaignOutlook,
  CampaignTeam,
  CampaignWeek,
  expectLeft,
  forecastCampaign,
} from '@guildhall/plugin-scorecards-common';
import { DAY_MS, endOfDay, toDay } from '../database/days';
import { RuleSet } from '../definitions/RuleSet';
import { sum } from '../service/levels';
import { ChangeCount, MemberCount } from './CampaignReports';
import { StoredCampaign } from './CampaignStore';
import { toBurnUp, toWeeks } from './toBurnUp';
import { toCampaign, toProgress } from './toCampaign';

const MAX_WEEKS = 8;
const WEEK_MS = 7 * DAY_MS;

/** What of a campaign is known, put together. */
export function toDetail(parts: {
  campaign: StoredCampaign;
  changes: ChangeCount[];
  members: MemberCount[];
  now: Date;
  rules: RuleSet;
}): CampaignDetail {
  const { campaign, changes, members, now, rules } = parts;
  const own = members.filter(({ isLater }) => !isLater);
  const ownChanges = changes.filter(({ isLater }) => !isLater);
  const progress = toProgress(own);
  const isRunning = campaign.state === 'running';
  const weeks = isRunning ? toWeeksObserved(campaign, now) : 0;
  const daysLeft =
    (endOfDay(campaign.dueOn).getTime() - now.getTime()) / DAY_MS;
  const ends = isRunning ? now : campaign.stateSince;
  return {
    ...toCampaign(rules, campaign, members),
    burnUp:
      campaign.measuredAt && campaign.state !== 'planned'
        ? toBurnUp({
            now: progress,
            changes: ownChanges,
            firstDay: campaign.startsOn,
            lastDay: ends,
          })
        : [],
    outlook: isRunning
      ? toOutlook({
          weeks: toWeeks(ownChanges, { now, weeks }),
          remaining: progress.total - progress.done,
          daysLeft,
          now,
        })
      : undefined,
    weeks,
    teams: toTeams({ members: own, changes: ownChanges, now, weeks, daysLeft }),
  };
}

/** The whole weeks in which it was known where the members stand. */
function toWeeksObserved({ observedSince }: StoredCampaign, now: Date): number {
  const observed = now.getTime() - (observedSince ?? now).getTime();
  return Math.min(MAX_WEEKS, Math.floor(observed / WEEK_MS));
}

function toOutlook(options: {
  weeks: CampaignWeek[];
  remaining: number;
  daysLeft: number;
  now: Date;
}): CampaignOutlook {
  const forecast = forecastCampaign(options);
  if (forecast.status !== 'range') {
    return forecast;
  }
  const toDate = (days: number) =>
    toDay(new Date(options.now.getTime() + days * DAY_MS));
  const { early, likely, late, onTime } = forecast;
  return {
    status: 'range',
    early: toDate(early),
    likely: toDate(likely),
    late: late === undefined ? undefined : toDate(late),
    onTime,
  };
}

function toTeams(options: {
  members: MemberCount[];
  changes: ChangeCount[];
  now: Date;
  weeks: number;
  daysLeft: number;
}): CampaignTeam[] {
  const { members, changes, now, weeks, daysLeft } = options;
  return [...new Set(members.map(({ owner }) => owner))]
    .map(owner => {
      const progress = toProgress(
        members.filter(member => member.owner === owner),
      );
      const inWeeks = toWeeks(
        changes.filter(change => change.owner === owner),
        { now, weeks },
      );
      const expectedLeft = expectLeft({
        weeks,
        gained: sum(inWeeks, ({ gained }) => gained),
        lost: sum(inWeeks, ({ lost }) => lost),
        remaining: progress.total - progress.done,
        daysLeft,
      });
      return {
        owner,
        ...progress,
        expectedLeft,
        isLate: (expectedLeft ?? 0) >= 1,
      };
    })
    .sort(
      (a, b) =>
        b.total - b.done - (a.total - a.done) ||
        (a.owner ?? '').localeCompare(b.owner ?? ''),
    );
}
