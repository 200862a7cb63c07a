import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@guildhall/plugin-guildhall-react';
import { RiMedal2Line } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';

/** Why there are no ladders: because it is too early, or none applies. */
export function NothingMeasured(props: { isWaiting: boolean }) {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return props.isWaiting ? (
    <EmptyState
      description={t('entity.waiting.description')}
      icon={<RiMedal2Line />}
      title={t('entity.waiting.title')}
    />
  ) : (
    <EmptyState
      description={t('entity.empty.description')}
      icon={<RiMedal2Line />}
      title={t('entity.empty.title')}
    />
  );
}
