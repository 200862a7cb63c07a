import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RelativeTime } from '@guildhall/plugin-guildhall-react';
import { Cell } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Part.module.css';

/** Since when a signal stands where it does, and where it was last certain. */
export function SignalTimes(props: { cell: Cell }) {
  const { since, lastGood } = props.cell;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <p className={styles.quiet}>
      {t('signals.since')} <RelativeTime at={since} />
      {lastGood && (
        <>
          {'. '}
          {t('signals.lastGood', { rung: t(`rung.${lastGood.rung}`) })}{' '}
          <RelativeTime at={lastGood.at} />
        </>
      )}
    </p>
  );
}
