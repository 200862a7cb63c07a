import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityLink } from '@guildhall/plugin-guildhall-react';
import { Match } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Part.module.css';

type Receiver = NonNullable<Match['receivers']>[number];

/** Where an alert ends, and who hears it there. */
export function MatchReceivers(props: { receivers: Receiver[] }) {
  const { receivers } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  if (receivers.length === 0) {
    return <>{t('match.nowhere')}</>;
  }
  return (
    <ul className={styles.receivers}>
      {receivers.map(receiver => (
        <li key={receiver.name}>
          <ReceiverName receiver={receiver} />
        </li>
      ))}
    </ul>
  );
}

function ReceiverName(props: { receiver: Receiver }) {
  const { name, notifies, owner } = props.receiver;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  if (!notifies) {
    return <>{t('match.sendsNowhere', { name })}</>;
  }
  return owner ? (
    <>
      {name} (<EntityLink entityRef={owner} />)
    </>
  ) : (
    <>{t('match.withoutOwner', { name })}</>
  );
}
