import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionNav } from '@guildhall/plugin-guildhall-react';
import {
  campaignsRouteRef,
  exemptionsRouteRef,
  healthRouteRef,
  leaderboardRouteRef,
  rootRouteRef,
  workbenchRouteRef,
} from '../../routes';
import { scorecardsTranslationRef } from '../../translation';

/** The sections of the plugin; a scorecard belongs to the portfolio. */
export function ScorecardsNav() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const leaderboard = useRouteRef(leaderboardRouteRef)();
  const campaigns = useRouteRef(campaignsRouteRef)();
  const exemptions = useRouteRef(exemptionsRouteRef)();
  const workbench = useRouteRef(workbenchRouteRef)();
  const health = useRouteRef(healthRouteRef)();
  return (
    <SectionNav
      label={t('title')}
      sections={[
        { title: t('portfolio.title'), href: root },
        { title: t('leaderboard.title'), href: leaderboard },
        { title: t('campaigns.title'), href: campaigns },
        { title: t('exemptions.title'), href: exemptions },
        { title: t('workbench.title'), href: workbench },
        { title: t('health.title'), href: health },
      ]}
    />
  );
}
