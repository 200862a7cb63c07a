import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Actor, Chip, useFormat } from '@guildhall/plugin-guildhall-react';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Exemptions.module.css';

/** Where an exemption stands, until when, and who decided it. */
export function ExemptionStanding(props: { exemption: Exemption }) {
  const { exemption } = props;
  const { state, endsAt, renewals, decisionNote, revokeNote } = exemption;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const isOpen = state === 'requested' || state === 'in-force';
  const note = state === 'revoked' ? revokeNote : decisionNote;
  return (
    <div className={styles.stack}>
      <span className={styles.row}>
        <Chip>{t(`exemptions.state.${state}`)}</Chip>
        {isOpen && (
          <time dateTime={endsAt} title={format.timestamp(endsAt)}>
            {t('exemptions.until', { day: format.date(endsAt) })}
          </time>
        )}
      </span>
      <Decider exemption={exemption} />
      {note && <p className={styles.note}>{note}</p>}
      {renewals > 0 && (
        <span className={styles.quiet}>
          {t('exemptions.renewed', { count: renewals })}
        </span>
      )}
    </div>
  );
}

function Decider(props: { exemption: Exemption }) {
  const { state, decidedBy, revokedBy } = props.exemption;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  if (state === 'revoked' && revokedBy) {
    return (
      <span className={styles.quiet}>
        {t('exemptions.revokedBy')} <Actor subject={revokedBy} />
      </span>
    );
  }
  if (!decidedBy) {
    return <></>;
  }
  return (
    <span className={styles.quiet}>
      {t(state === 'denied' ? 'exemptions.deniedBy' : 'exemptions.approvedBy')}{' '}
      <Actor subject={decidedBy} />
    </span>
  );
}
