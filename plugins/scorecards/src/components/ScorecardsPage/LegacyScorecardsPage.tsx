import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiMedal2Line } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import { ScorecardsRoutes } from './ScorecardsRoutes';
import { useTabs } from './useTabs';

/** The pages in the old front-end system. */
export function LegacyScorecardsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const tabs = useTabs();
  return (
    <main>
      <PluginHeader
        icon={<RiMedal2Line />}
        tabs={tabs.map(tab => ({ ...tab, matchStrategy: 'prefix' }))}
        title={t('title')}
      />
      <ScorecardsRoutes />
    </main>
  );
}
