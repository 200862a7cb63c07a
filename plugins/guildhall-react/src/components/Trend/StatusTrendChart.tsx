import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  StatusCounts,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { lazy, memo, Suspense } from 'react';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './TrendChart.module.css';
import { TrendTable } from './TrendTable';

// The chart library is half of this package: only pages with a chart pay.
const TrendPlot = lazy(() => import('./TrendPlot'));

const HEIGHT = 180;

const NEUTRAL = 'color-mix(in srgb, var(--bui-fg-primary) 18%, transparent)';

/** From the bottom up: what passes should rise. */
const STATUSES: Array<{ status: VerdictStatus; color: string }> = [
  { status: 'pass', color: 'var(--bui-positive-fg-subdued)' },
  { status: 'warn', color: 'var(--bui-warning-fg-subdued)' },
  { status: 'unknown', color: NEUTRAL },
  { status: 'fail', color: 'var(--bui-negative-fg-subdued)' },
];

/**
 * The verdicts of one check over time, as stacked areas in the order pass,
 * warning, unknown, fail, so that it can be read without colours. What a check
 * does not apply to is left out. Screen readers get the numbers as a table.
 *
 * @public
 */
export const StatusTrendChart = memo(StatusTrendChartContent);

function StatusTrendChartContent(props: {
  /** One for each day, oldest first. */
  trend: { day: string; statusCounts: StatusCounts }[];
}) {
  const { trend } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();
  const series = STATUSES.map(({ status, color }) => ({
    id: status,
    title: t(`verdict.${status}`),
    color,
  }));
  const rows = trend.map(({ day, statusCounts }) => ({
    day,
    values: statusCounts,
  }));
  return (
    <figure className={styles.figure}>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={HEIGHT} width="100%" />}>
          <TrendPlot
            changes={[]}
            formatDay={format.day}
            formatValue={format.number}
            height={HEIGHT}
            isShare={false}
            rows={rows}
            series={series}
          />
        </Suspense>
      </div>
      <TrendTable
        formatDay={format.day}
        formatValue={format.number}
        rows={rows}
        series={series}
      />
      <figcaption className={styles.legend}>
        {[...series].reverse().map(({ id, title, color }) => (
          <span key={id}>
            <span className={styles.swatch} style={{ background: color }} />
            {title}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
