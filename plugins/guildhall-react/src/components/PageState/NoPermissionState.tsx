import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine } from '@remixicon/react';
import { guildhallReactTranslationRef } from '../../translation';
import { EmptyState } from './EmptyState';

/**
 * The person may not see something: whom to ask for it.
 *
 * @public
 */
export function NoPermissionState() {
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <EmptyState
      description={t('state.forbidden.action')}
      icon={<RiLockLine />}
      title={t('state.forbidden.title')}
    />
  );
}
