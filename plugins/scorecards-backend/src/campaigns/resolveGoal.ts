import {
  CampaignGoal,
  CompiledScorecard,
} from '@guildhall/plugin-scorecards-common';
import { RuleSet } from '../definitions/RuleSet';
import { activeScorecards } from '../rollups/activeScorecards';

/** A goal that can be measured by the rules in force. */
export type ResolvedGoal =
  | {
      type: 'level';
      scorecard: CompiledScorecard;
      /** 1 is the first level. */
      level: number;
      /** The checks of the level and all below it. */
      checks: string[];
    }
  | { type: 'checks'; checks: string[] };

/** Why a goal cannot be measured: the field to blame, and what is wrong. */
export interface GoalProblem {
  field: string;
  message: string;
}

/**
 * Looks a goal up in the rules in force. What is only in preview is no goal:
 * it may still change, and nobody is held to it.
 */
export function resolveGoal(
  rules: RuleSet,
  goal: CampaignGoal,
): ResolvedGoal | GoalProblem {
  if ('checks' in goal) {
    const missing = goal.checks.filter(
      id => rules.checks.get(id)?.definition.stage !== 'active',
    );
    return missing.length > 0
      ? {
          field: 'goal.checks',
          message: `there is no active check '${missing.join("', '")}'`,
        }
      : { type: 'checks', checks: [...new Set(goal.checks)] };
  }
  const scorecard = activeScorecards(rules).find(
    ({ definition }) => definition.id === goal.scorecard,
  );
  if (!scorecard) {
    return {
      field: 'goal.scorecard',
      message: `there is no active scorecard '${goal.scorecard}'`,
    };
  }
  const index = scorecard.levels.findIndex(({ id }) => id === goal.level);
  if (index === -1) {
    return {
      field: 'goal.level',
      message: `must be one of ${scorecard.levels
        .map(({ id }) => id)
        .join(', ')}, not '${goal.level}'`,
    };
  }
  return {
    type: 'level',
    scorecard,
    level: index + 1,
    checks: scorecard.levels
      .slice(0, index + 1)
      .flatMap(({ checks }) => checks)
      .filter(({ upcoming }) => !upcoming)
      .map(({ check }) => check),
  };
}

export function isProblem(
  goal: ResolvedGoal | GoalProblem,
): goal is GoalProblem {
  return 'message' in goal;
}
