import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiMedal2Line } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { ScorecardsRoutes } from './ScorecardsRoutes';
import { ScorecardsNav } from './ScorecardsNav';

/** The pages in the old front-end system. */
export function LegacyScorecardsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <main>
      <PluginHeader
        icon={<RiMedal2Line />}
        title={t('title')}
        titleLink={rootRoute()}
      />
      <ScorecardsNav />
      <ScorecardsRoutes />
    </main>
  );
}
