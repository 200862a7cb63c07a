import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Actor, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Exemptions.module.css';

/** Why it is asked for, by whom and when. */
export function ExemptionReason(props: { exemption: Exemption }) {
  const { reason, requestedAt, requestedBy } = props.exemption;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <div className={styles.stack}>
      <p className={styles.reason}>{reason}</p>
      <span className={styles.quiet}>
        <Actor subject={requestedBy} /> {t('exemptions.asked')}{' '}
        <RelativeTime at={requestedAt} />
      </span>
    </div>
  );
}
