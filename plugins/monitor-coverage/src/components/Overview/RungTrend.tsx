import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import {
  CellRung,
  CoverageTrend,
} from '@guildhall/plugin-monitor-coverage-common';
import { CELL_RUNGS } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './RungTrend.module.css';

type Day = CoverageTrend['items'][number];

// The strongest at the bottom: its edge is what should rise.
const ORDER = [...CELL_RUNGS].reverse();

/**
 * The signals of each day as a stack of rungs. A day is a plain column, since
 * there is nothing to zoom; screen readers get a table.
 */
export function RungTrend(props: { days: Day[] }) {
  const { days } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();

  if (days.length < 2) {
    return <p className={styles.note}>{t('trend.tooFew')}</p>;
  }
  const most = Math.max(...days.map(total), 1);
  const describe = ({ day, cells }: Day) =>
    [
      format.day(day),
      ...ORDER.filter(rung => cells[rung] > 0).map(
        rung => `${t(`rung.${rung}`)}: ${format.number(cells[rung])}`,
      ),
    ].join('\n');

  return (
    <figure className={styles.figure}>
      <div aria-hidden className={styles.plot}>
        {days.map(day => (
          <div className={styles.day} key={day.day} title={describe(day)}>
            {ORDER.map(rung => (
              <Share key={rung} rung={rung} share={day.cells[rung] / most} />
            ))}
          </div>
        ))}
      </div>
      <div aria-hidden className={styles.axis}>
        <span>{format.day(days[0].day)}</span>
        <span>{format.day(days[days.length - 1].day)}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t('trend.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('trend.day')}</th>
              {ORDER.map(rung => (
                <th key={rung} scope="col">
                  {t(`rung.${rung}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, cells }) => (
              <tr key={day}>
                <th scope="row">{format.day(day)}</th>
                {ORDER.map(rung => (
                  <td key={rung}>{format.number(cells[rung])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

function Share(props: { rung: CellRung; share: number }) {
  const { rung, share } = props;
  return (
    <span
      className={styles.share}
      data-rung={rung}
      style={{ blockSize: `${share * 100}%` }}
    />
  );
}

function total({ cells }: Day): number {
  return Object.values(cells).reduce((sum, count) => sum + count, 0);
}
