import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiRoadMapLine } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { GoldenPathRoutes } from './GoldenPathRoutes';
import { SectionNav } from './SectionNav';

/** The pages in the old front-end system. */
export function LegacyGoldenPathPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <main>
      <PluginHeader
        icon={<RiRoadMapLine />}
        title={t('title')}
        titleLink={rootRoute()}
      />
      <SectionNav />
      <GoldenPathRoutes />
    </main>
  );
}
