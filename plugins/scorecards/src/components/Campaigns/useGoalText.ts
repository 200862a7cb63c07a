import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Campaign } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';

/** A goal in words. */
export function useGoalText(): (goal: Campaign['goal']) => string {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return goal =>
    'checks' in goal
      ? goal.checks.map(({ title }) => title).join(', ')
      : t('campaigns.level', {
          level: goal.level.title,
          scorecard: goal.scorecard.title,
        });
}
