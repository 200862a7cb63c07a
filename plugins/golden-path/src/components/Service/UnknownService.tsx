import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@guildhall/plugin-guildhall-react';
import { RiSeedlingLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';

/** The entity was not made from a template, or is not known yet. */
export function UnknownService() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <EmptyState
      description={t('service.unknown.description')}
      icon={<RiSeedlingLine />}
      title={t('service.unknown.title')}
    />
  );
}
