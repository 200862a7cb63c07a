import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useRouteRef } from '@backstage/core-plugin-api';
import { RiMedal2Line } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { ScorecardsRoutes } from './ScorecardsRoutes';
import { useTabs } from './useTabs';

/**
 * The pages in the new front-end system.
 *
 * @remarks
 *
 * The layout is drawn here and not by the page extension, because the tabs of
 * sub pages can neither be translated nor take a parameter such as the id of a
 * scorecard.
 */
export function ScorecardsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const tabs = useTabs();
  const rootRoute = useRouteRef(rootRouteRef);
  const headerActionsApi = useApi(pluginHeaderActionsApiRef);
  return (
    <PageLayout
      headerActions={headerActionsApi.getPluginHeaderActions('scorecards')}
      icon={<RiMedal2Line />}
      tabs={tabs}
      title={t('title')}
      titleLink={rootRoute()}
    >
      <ScorecardsRoutes />
    </PageLayout>
  );
}
