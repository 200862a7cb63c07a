import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Disclosure, useFormat } from '@guildhall/plugin-guildhall-react';
import { Cell, PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { isGap, stateOf } from '../../cells';
import { useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungIcon, RungLadder } from '../Rung';
import { WaiverState } from '../Waivers';
import { MatchList } from './MatchList';
import { RejectedList } from './RejectedList';
import { SignalTimes } from './SignalTimes';
import { Suggestions } from './Suggestions';
import styles from './Part.module.css';

/** One signal: how far it got, and open, by which monitors and what is next. */
export function SignalItem(props: {
  part: PartDetail;
  cell: Cell;
  mayDecide: boolean;
  onDecided: () => void;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { part, cell, mayDecide, onDecided, isOpen, onToggle } = props;
  const { signal, reasons, waiver } = cell;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const format = useFormat();
  const state = stateOf(cell);

  return (
    <Disclosure
      id={`signal-${signal}`}
      isOpen={isOpen}
      onToggle={onToggle}
      summary={
        <span className={styles.signal}>
          <span className={styles.signalName}>
            <RungIcon size={20} state={state} />
            <span>
              <strong>{t(`signal.${signal}`)}</strong>
              <span className={styles.quietBlock}>{t(`rung.${state}`)}</span>
            </span>
          </span>
          <RungLadder cell={cell} />
          <span className={styles.reason}>
            {waiver
              ? t('signals.waiver', {
                  day: format.day(waiver.until.slice(0, 10)),
                  because: waiver.because,
                })
              : sayReasons(reasons)}
          </span>
        </span>
      }
    >
      <div className={styles.signalBody}>
        <SignalTimes cell={cell} />
        <WaiverState
          cell={cell}
          mayRequest={mayDecide}
          onRequested={onDecided}
          part={part}
        />
        <MatchList
          mayDecide={mayDecide}
          onDecided={onDecided}
          part={part}
          signal={signal}
        />
        <RejectedList
          mayDecide={mayDecide}
          onDecided={onDecided}
          part={part}
          signal={signal}
        />
        {isGap(cell) && (
          <Suggestions entityRef={part.entityRef} signal={signal} />
        )}
      </div>
    </Disclosure>
  );
}
