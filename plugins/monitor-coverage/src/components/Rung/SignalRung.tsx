import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Signal } from '@guildhall/plugin-monitor-coverage-common';
import { CellState } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Rung.module.css';
import { RungIcon } from './RungIcon';

/** A signal with how far it is watched, in a few words. */
export function SignalRung(props: { signal: Signal; state: CellState }) {
  const { signal, state } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <span
      className={styles.signal}
      data-state={state}
      title={t(`rungMeaning.${state}`)}
    >
      <RungIcon size={14} state={state} />
      <span className={styles.signalName}>{t(`signal.${signal}`)}</span>
      <span className={styles.signalRung}>{t(`rungShort.${state}`)}</span>
    </span>
  );
}
