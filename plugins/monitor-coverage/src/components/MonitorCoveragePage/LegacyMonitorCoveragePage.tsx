import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiRadarLine } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorCoverageNav } from './MonitorCoverageNav';
import { MonitorCoverageRoutes } from './MonitorCoverageRoutes';

/** The pages in the old front-end system. */
export function LegacyMonitorCoveragePage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <main>
      <PluginHeader
        icon={<RiRadarLine />}
        title={t('title')}
        titleLink={rootRoute()}
      />
      <MonitorCoverageNav />
      <MonitorCoverageRoutes />
    </main>
  );
}
