import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@guildhall/plugin-guildhall-react';
import { RiRadarLine } from '@remixicon/react';
import { monitorCoverageTranslationRef } from '../../translation';

/** Neither the catalog nor a policy says anything of this part. */
export function UnknownPart() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <EmptyState
      description={t('partPage.unknownText')}
      icon={<RiRadarLine />}
      title={t('partPage.unknown')}
    />
  );
}
