import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiMedal2Line } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import { ScorecardsRoutes } from './ScorecardsRoutes';
import { ScorecardsNav } from './ScorecardsNav';

/**
 * The pages in the new front-end system.
 *
 * @remarks
 *
 * The layout is drawn here and not by the page extension, for a title and tabs
 * in the language of the app, and a main landmark around all of it. Sub pages
 * could neither be translated nor take a parameter such as the id of a
 * scorecard.
 *
 * Nothing here may depend on the location: whenever a `PageLayout` renders, it
 * mounts its children anew, and they would lose their state and the focus.
 */
export function ScorecardsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const headerActionsApi = useApi(pluginHeaderActionsApiRef);
  return (
    <main>
      <PageLayout
        headerActions={headerActionsApi.getPluginHeaderActions('scorecards')}
        icon={<RiMedal2Line />}
        title={t('title')}
      >
        <ScorecardsNav />
        <ScorecardsRoutes />
      </PageLayout>
    </main>
  );
}
