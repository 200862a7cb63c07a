import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiGitMergeLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Labels.module.css';

/** How many conflicts somebody has to resolve; nothing when there are none. */
export function ConflictCount(props: { conflicts: number }) {
  const { conflicts } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return conflicts > 0 ? (
    <span className={styles.label} data-tone="conflict">
      <RiGitMergeLine aria-hidden size={16} />
      {t('upgrade.conflicts', { count: conflicts })}
    </span>
  ) : (
    <></>
  );
}
