import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EffectStatus } from '@guildhall/plugin-golden-path-common';
import {
  RemixiconComponentType,
  RiArrowGoBackLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Effects.module.css';

const ICONS: Record<EffectStatus, RemixiconComponentType> = {
  pending: RiTimeLine,
  done: RiCheckLine,
  failed: RiCloseCircleLine,
  undone: RiArrowGoBackLine,
};

/** Whether something was made, in shape, word and colour. */
export function EffectStatusLabel(props: { status: EffectStatus }) {
  const { status } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const Icon = ICONS[status];
  return (
    <span className={styles.status} data-status={status}>
      <Icon aria-hidden size={16} />
      {t(`effects.status.${status}`)}
    </span>
  );
}
