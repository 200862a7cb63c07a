import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, rungs } from '@guildhall/plugin-monitor-coverage-common';
import { RiCheckLine } from '@remixicon/react';
import { stateOf } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './RungLadder.module.css';

const STEPS = ['rule', 'live', 'routed', 'proven'] as const;

/** The four steps to a signal that is certainly heard, and how many are taken. */
export function RungLadder(props: {
  cell: Pick<Cell, 'signal' | 'rung' | 'waiver'>;
}) {
  const { signal, rung } = props.cell;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const taken = rung === 'unknown' ? 0 : rungs.indexOf(rung);
  const title = t(`signal.${signal}`);
  return (
    <span
      aria-label={
        rung === 'unknown'
          ? t('rungs.ladderUnknown', { signal: title })
          : t('rungs.ladder', {
              signal: title,
              rung: t(`rung.${rung}`),
              step: String(taken),
            })
      }
      className={styles.ladder}
      data-state={stateOf(props.cell)}
      role="img"
    >
      {STEPS.map((step, index) => (
        <span
          className={styles.step}
          data-taken={index < taken ? '' : undefined}
          key={step}
        >
          <span className={styles.track} />
          <span className={styles.title}>
            {index < taken && <RiCheckLine size={12} />}
            {t(`rungShort.${step}`)}
          </span>
        </span>
      ))}
    </span>
  );
}
