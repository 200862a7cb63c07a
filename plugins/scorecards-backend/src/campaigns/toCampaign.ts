import { Campaign } from '@guildhall/plugin-scorecards-common';
import { RuleSet } from '../definitions/RuleSet';
import { sum } from '../service/levels';
import { MemberCount } from './CampaignReports';
import { StoredCampaign } from './CampaignStore';
import { isProblem, resolveGoal } from './resolveGoal';

/** A campaign as it is answered. */
export function toCampaign(
  rules: RuleSet,
  campaign: StoredCampaign,
  members: MemberCount[],
): Campaign {
  const { measuredAt, observedSince: _, ...content } = campaign;
  const own = members.filter(({ campaignId }) => campaignId === campaign.id);
  const goal = resolveGoal(rules, campaign.goal);
  const isOpen = campaign.state === 'planned' || campaign.state === 'running';
  return {
    ...content,
    goal: toGoal(rules, campaign.goal),
    stateSince: campaign.stateSince.toISOString(),
    createdAt: campaign.createdAt.toISOString(),
    progress: measuredAt && {
      ...toProgress(own.filter(({ isLater }) => !isLater)),
      later: toProgress(own.filter(({ isLater }) => isLater)),
    },
    problem: isOpen && isProblem(goal) ? goal.message : undefined,
  };
}

/** How many there are, and how many of those have reached the goal. */
export function toProgress(members: MemberCount[]) {
  return {
    total: sum(members, ({ count }) => count),
    done: sum(
      members.filter(({ done }) => done),
      ({ count }) => count,
    ),
  };
}

/** A goal with the titles that its parts have now, or their ids. */
function toGoal(
  rules: RuleSet,
  goal: StoredCampaign['goal'],
): Campaign['goal'] {
  if ('checks' in goal) {
    return {
      checks: goal.checks.map(id => ({
        id,
        title: rules.checks.get(id)?.definition.title ?? id,
      })),
    };
  }
  const scorecard = rules.scorecards.get(goal.scorecard);
  const level = scorecard?.levels.find(({ id }) => id === goal.level);
  return {
    scorecard: {
      id: goal.scorecard,
      title: scorecard?.definition.title ?? goal.scorecard,
    },
    level: { id: goal.level, title: level?.title ?? goal.level },
  };
}
