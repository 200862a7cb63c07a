import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionNav } from '@guildhall/plugin-guildhall-react';
import { healthRouteRef, rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';

/** The sections of the plugin; a scorecard belongs to the portfolio. */
export function ScorecardsNav() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const health = useRouteRef(healthRouteRef)();
  return (
    <SectionNav
      label={t('title')}
      sections={[
        { title: t('portfolio.title'), href: root },
        { title: t('health.title'), href: health },
      ]}
    />
  );
}
