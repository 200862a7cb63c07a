import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCustomFieldExtensions } from '@backstage/plugin-scaffolder-react';
import { PluginHeader } from '@backstage/ui';
import { RiRoadMapLine } from '@remixicon/react';
import { useOutlet } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { RegisteredFields } from '../Wizard/RegisteredFields';
import { GoldenPathRoutes } from './GoldenPathRoutes';
import { GoldenPathNav } from './GoldenPathNav';

/**
 * The pages in the old front-end system. What is put into their route are the
 * fields that templates may ask for, as with the create page.
 */
export function LegacyGoldenPathPage() {
  const fields = useCustomFieldExtensions(useOutlet());
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <main>
      <PluginHeader
        icon={<RiRoadMapLine />}
        title={t('title')}
        titleLink={rootRoute()}
      />
      <GoldenPathNav />
      <RegisteredFields.Provider value={fields}>
        <GoldenPathRoutes />
      </RegisteredFields.Provider>
    </main>
  );
}
