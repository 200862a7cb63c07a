import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiRadarLine } from '@remixicon/react';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorCoverageNav } from './MonitorCoverageNav';
import { MonitorCoverageRoutes } from './MonitorCoverageRoutes';

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
export function MonitorCoveragePage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const headerActionsApi = useApi(pluginHeaderActionsApiRef);
  return (
    <main>
      <PageLayout
        headerActions={headerActionsApi.getPluginHeaderActions(
          'monitor-coverage',
        )}
        icon={<RiRadarLine />}
        title={t('title')}
      >
        <MonitorCoverageNav />
        <MonitorCoverageRoutes />
      </PageLayout>
    </main>
  );
}
