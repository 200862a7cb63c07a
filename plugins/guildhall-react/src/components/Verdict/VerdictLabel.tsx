import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './Verdict.module.css';
import { VerdictIcon } from './VerdictIcon';

/**
 * A verdict as shape and word, with a count where there are many.
 *
 * @public
 */
export function VerdictLabel(props: { status: VerdictStatus; count?: number }) {
  const { status, count } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <span className={styles.label} data-status={status}>
      <VerdictIcon status={status} />
      {t(`verdict.${status}`)}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </span>
  );
}
