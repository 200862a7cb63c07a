import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { CellRung } from '@guildhall/plugin-monitor-coverage-common';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { CELL_RUNGS } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './RungDistribution.module.css';
import { RungIcon } from './RungIcon';

// The strongest first: the bar fills up from the left as things improve.
const ORDER = [...CELL_RUNGS].reverse();

/** How many signals stand on each rung: a bar, and the same as a list. */
export function RungDistribution(props: {
  counts: Partial<Record<CellRung, number>>;
  /** Where to see those of a rung; without it they are not linked. */
  hrefOf?: (rung: CellRung) => string;
  /** Only the bar, which is then named by what stands in its legend. */
  isCompact?: boolean;
}) {
  const { counts, hrefOf, isCompact = false } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();

  const shares = ORDER.map(rung => ({ rung, count: counts[rung] ?? 0 }));
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const describe = (rung: CellRung, count: number) =>
    t('rungs.share', {
      title: t(`rung.${rung}`),
      amount: format.number(count),
      total: format.number(total),
      percent: format.percent(total ? count / total : 0),
    });
  const bar = shares
    .filter(({ count }) => count > 0)
    .map(({ rung, count }) => (
      <span
        className={styles.share}
        data-rung={rung}
        key={rung}
        style={{ flexGrow: count }}
        title={describe(rung, count)}
      />
    ));

  if (isCompact && total === 0) {
    return <>{t('rungs.nothing')}</>;
  }
  if (isCompact) {
    return (
      <span
        aria-label={shares
          .filter(({ count }) => count > 0)
          .map(({ rung, count }) => describe(rung, count))
          .join(', ')}
        className={styles.bar}
        role="img"
      >
        {bar}
      </span>
    );
  }
  return (
    <div className={styles.root}>
      <span aria-hidden className={styles.bar}>
        {bar}
      </span>
      <ul aria-label={t('rungs.distribution')} className={styles.legend}>
        {shares.map(({ rung, count }) => (
          <li key={rung} title={t(`rungMeaning.${rung}`)}>
            <RungIcon size={14} state={rung} />
            {hrefOf && count > 0 ? (
              <Link href={hrefOf(rung)} standalone>
                {t(`rung.${rung}`)}
              </Link>
            ) : (
              <span>{t(`rung.${rung}`)}</span>
            )}
            <span className={styles.count}>{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
