import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { CampaignReminder } from '../campaigns/CampaignReminders';
import { toDay } from '../database/days';
import { RuleSet } from '../definitions/RuleSet';
import { toLevel } from '../service/levels';
import {
  EndingExemption,
  LostLevel,
  OwnerNews,
  WorseVerdict,
} from './DigestReports';

/** Everything that one owner is told. */
export interface DigestNews {
  worse?: OwnerNews<WorseVerdict>;
  lost?: OwnerNews<LostLevel>;
  ending?: OwnerNews<EndingExemption>;
  campaigns?: CampaignReminder[];
}

const BECAME: Record<VerdictStatus, string> = {
  pass: 'passes',
  warn: 'warns',
  fail: 'fails',
  unknown: 'is no longer known',
  'not-applicable': 'does not apply',
};

/** The notification for one owner: the numbers first, then the first few. */
export function composeDigest(
  owner: string,
  day: string,
  news: DigestNews,
  rules: RuleSet,
): NotificationPayload {
  const check = (id: string) =>
    `"${rules.checks.get(id)?.definition.title ?? id}"`;
  const { worse, lost, ending, campaigns = [] } = news;
  const left = campaigns.reduce((total, reminder) => total + reminder.left, 0);
  const numbers = [
    ...count(lost?.total, 'level lost', 'levels lost'),
    ...count(worse?.total, 'check got worse', 'checks got worse'),
    ...count(ending?.total, 'exemption ends soon', 'exemptions end soon'),
    ...count(left, 'left for a campaign', 'left for campaigns'),
  ];
  const sentences = [
    ...name(lost, ({ entity, scorecardId, from, to }) => {
      const scorecard = rules.scorecards.get(scorecardId);
      return scorecard
        ? `${entity} fell from ${toLevel(scorecard, from).title} to ${
            toLevel(scorecard, to).title
          } on "${scorecard.definition.title}"`
        : `${entity} fell on ${scorecardId}`;
    }),
    ...name(
      worse,
      ({ entity, checkId, status }) =>
        `${entity}: ${check(checkId)} ${BECAME[status]}`,
    ),
    ...name(
      ending,
      ({ checkId, scopeRef, endsAt }) =>
        `The exemption of ${scopeRef} from ${check(checkId)} ends on ${toDay(
          endsAt,
        )}`,
    ),
    ...campaigns.map(
      reminder =>
        `"${reminder.campaign.title}" is due on ${reminder.dueOn}, ${reminder.left} left`,
    ),
  ];
  return {
    title: `${numbers.join(', ')} (${parseEntityRef(owner).name})`,
    description: `${sentences.join('. ')}.`,
    link: `/scorecards?owner=${encodeURIComponent(owner)}`,
    severity: 'normal',
    topic: 'scorecards-digest',
    // Sent twice after a crash, it is still one notification.
    scope: `scorecards-digest:${owner}:${day}`,
  };
}

function count(total: number = 0, one: string, many: string): string[] {
  return total > 0 ? [`${total} ${total === 1 ? one : many}`] : [];
}

function name<T>(
  news: OwnerNews<T> | undefined,
  toSentence: (item: T) => string,
): string[] {
  if (!news) {
    return [];
  }
  const more = news.total - news.named.length;
  return [
    ...news.named.map(toSentence),
    ...(more > 0 ? [`And ${more} more`] : []),
  ];
}
