import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './Coverage.module.css';

/**
 * A score and how much of it is measured, so that a low score is not taken for
 * bad work where it is only not measured: the bar shows what was earned, what
 * was measured without being earned, and hatched what nobody knows.
 *
 * @public
 */
export function Coverage(props: {
  /** The share of the points, from 0 to 1. */
  points?: number;
  /** The share of the verdicts that are known, from 0 to 1. */
  coverage?: number;
}) {
  const { points, coverage } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();

  if (points === undefined || !coverage) {
    return (
      <div className={styles.root}>
        <span className={styles.nothing}>{t('coverage.notMeasured')}</span>
        <span aria-hidden className={styles.bar} />
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <span className={styles.text}>
        <span className={styles.points}>{format.percent(points)}</span>
        <span className={styles.measured}>
          {t('coverage.measured', { coverage: format.percent(coverage) })}
        </span>
      </span>
      <span aria-hidden className={styles.bar}>
        <span className={styles.earned} style={{ width: toWidth(points) }} />
        <span
          className={styles.known}
          style={{ width: toWidth(Math.max(0, coverage - points)) }}
        />
      </span>
    </div>
  );
}

function toWidth(share: number): string {
  return `${share * 100}%`;
}
