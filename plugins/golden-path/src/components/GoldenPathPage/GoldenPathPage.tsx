import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiRoadMapLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import { GoldenPathRoutes } from './GoldenPathRoutes';
import { GoldenPathNav } from './GoldenPathNav';

/**
 * The pages in the new front-end system.
 *
 * @remarks
 *
 * The layout is drawn here and not by sub page extensions, for a title and
 * tabs in the language of the app, pages that take a parameter, and a main
 * landmark around all of it. Nothing here may depend on the location: a
 * `PageLayout` mounts its children anew whenever it renders.
 */
export function GoldenPathPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const headerActionsApi = useApi(pluginHeaderActionsApiRef);
  return (
    <main>
      <PageLayout
        headerActions={headerActionsApi.getPluginHeaderActions('golden-path')}
        icon={<RiRoadMapLine />}
        title={t('title')}
      >
        <GoldenPathNav />
        <GoldenPathRoutes />
      </PageLayout>
    </main>
  );
}
