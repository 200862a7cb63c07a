import { CompiledScorecard } from '@guildhall/plugin-scorecards-common';
import { RuleSet } from '../definitions/RuleSet';

/** The scorecards that count: one in preview is only shown. */
export function activeScorecards(rules: RuleSet): CompiledScorecard[] {
  return [...rules.scorecards.values()].filter(
    ({ definition }) => definition.stage === 'active',
  );
}
