import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiPauseCircleLine } from '@remixicon/react';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import { Chip } from '../Chip';

/**
 * Says beside a verdict that an exemption lies over it, and until when.
 *
 * @public
 */
export function ExemptionBadge(props: {
  /** An ISO 8601 timestamp with an offset. */
  endsAt: string;
}) {
  const { endsAt } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();
  return (
    <Chip
      icon={<RiPauseCircleLine aria-hidden />}
      title={format.timestamp(endsAt)}
    >
      {t('verdict.exempted', { day: format.date(endsAt) })}
    </Chip>
  );
}
