import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { healthRouteRef, rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';

/** The tabs of the plugin; a scorecard belongs to the portfolio. */
export function useTabs() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  const healthRoute = useRouteRef(healthRouteRef);
  return [
    { id: 'portfolio', label: t('portfolio.title'), href: rootRoute() },
    { id: 'health', label: t('health.title'), href: healthRoute() },
  ];
}
