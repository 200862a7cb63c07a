import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionNav } from '@guildhall/plugin-guildhall-react';
import {
  healthRouteRef,
  leaderboardRouteRef,
  rootRouteRef,
} from '../../routes';
import { scorecardsTranslationRef } from '../../translation';

/** The sections of the plugin; a scorecard belongs to the portfolio. */
export function ScorecardsNav() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const leaderboard = useRouteRef(leaderboardRouteRef)();
  const health = useRouteRef(healthRouteRef)();
  return (
    <SectionNav
      label={t('title')}
      sections={[
        { title: t('portfolio.title'), href: root },
        { title: t('leaderboard.title'), href: leaderboard },
        { title: t('health.title'), href: health },
      ]}
    />
  );
}
