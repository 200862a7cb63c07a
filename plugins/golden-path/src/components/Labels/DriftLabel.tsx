import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Drift } from '@guildhall/plugin-golden-path-common';
import {
  RiArrowUpCircleLine,
  RiArrowUpDoubleLine,
  RiArrowUpLine,
  RiCheckLine,
  RiQuestionLine,
  RemixiconComponentType,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Labels.module.css';

const ICONS: Record<Drift, RemixiconComponentType> = {
  current: RiCheckLine,
  patch: RiArrowUpLine,
  minor: RiArrowUpDoubleLine,
  major: RiArrowUpCircleLine,
  unknown: RiQuestionLine,
};

/** How far behind its template something is, in shape, word and colour. */
export function DriftLabel(props: { drift: Drift }) {
  const { drift } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const Icon = ICONS[drift];
  return (
    <span className={styles.label} data-tone={drift}>
      <Icon aria-hidden size={16} />
      {t(`drift.${drift}`)}
    </span>
  );
}
