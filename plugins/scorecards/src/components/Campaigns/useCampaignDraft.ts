import {
  CampaignDetail,
  CampaignGoal,
  CampaignPopulation,
} from '@guildhall/plugin-scorecards-common';
import { DateTime } from 'luxon';
import { useState } from 'react';

/** A goal while it is written: not yet all of it may be there. */
export interface GoalDraft {
  scorecard?: string;
  /** A level of the scorecard; nothing for checks. */
  level?: string;
  checks: string[];
}

/** A campaign while it is written. */
export interface CampaignDraft {
  title: string;
  description: string;
  goal: GoalDraft;
  population: CampaignPopulation;
  startsOn: string;
  dueOn: string;
  owner?: string;
}

/** The campaign that is written, beginning with one that there is. */
export function useCampaignDraft(campaign: CampaignDetail | undefined) {
  const [draft, setDraft] = useState<CampaignDraft>(() =>
    campaign ? toDraft(campaign) : emptyDraft(),
  );
  return {
    draft,
    update: (changes: Partial<CampaignDraft>) =>
      setDraft(before => ({ ...before, ...changes })),
  };
}

/** The goal, if all of it is there. */
export function toGoal({
  scorecard,
  level,
  checks,
}: GoalDraft): CampaignGoal | undefined {
  if (checks.length > 0) {
    return { checks };
  }
  return scorecard && level ? { scorecard, level } : undefined;
}

function toDraft(campaign: CampaignDetail): CampaignDraft {
  const { title, description, goal, population, startsOn, dueOn, owner } =
    campaign;
  return {
    title,
    description,
    goal:
      'checks' in goal
        ? { checks: goal.checks.map(({ id }) => id) }
        : { scorecard: goal.scorecard.id, level: goal.level.id, checks: [] },
    population,
    startsOn,
    dueOn,
    owner,
  };
}

function emptyDraft(): CampaignDraft {
  const today = DateTime.utc();
  return {
    title: '',
    description: '',
    goal: { checks: [] },
    population: {},
    startsOn: today.toISODate(),
    dueOn: today.plus({ months: 3 }).toISODate(),
  };
}
