import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PartDetail, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { MatchItem } from './MatchItem';
import styles from './Part.module.css';

/** The monitors that were found for one signal of a part. */
export function MatchList(props: {
  part: PartDetail;
  signal: Signal;
  mayDecide: boolean;
  onDecided: () => void;
}) {
  const { part, signal, mayDecide, onDecided } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const matches = part.matches.filter(match => match.signal === signal);
  if (matches.length === 0) {
    return <p className={styles.plain}>{t('signals.noMonitors')}</p>;
  }
  return (
    <ul aria-label={t('signals.monitors')} className={styles.matches}>
      {matches.map(match => (
        <MatchItem
          key={`${match.monitor.provider} ${match.monitor.id}`}
          match={match}
          mayDecide={mayDecide}
          onDecided={onDecided}
          part={part}
        />
      ))}
    </ul>
  );
}
