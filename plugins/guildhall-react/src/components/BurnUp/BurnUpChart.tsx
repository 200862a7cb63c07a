import { Skeleton } from '@backstage/ui';
import { lazy, memo, Suspense } from 'react';
import { useFormat } from '../../hooks';
import styles from '../Trend/TrendChart.module.css';
import { TrendTable } from '../Trend/TrendTable';

// The chart library is half of this package: only pages with a chart pay.
const TrendPlot = lazy(() => import('../Trend/TrendPlot'));

const HEIGHT = 220;

/**
 * How much of a whole was done on each day: what is done rises from below,
 * what is left lies on top of it. Screen readers get the numbers as a table.
 *
 * @public
 */
export const BurnUpChart = memo(BurnUpChartContent);

function BurnUpChartContent(props: {
  /** Oldest first. */
  points: readonly { day: string; total: number; done: number }[];
  /** What the two parts are called. */
  titles: { done: string; left: string };
}) {
  const { points, titles } = props;
  const format = useFormat();
  const series = [
    { id: 'done', title: titles.done, color: 'var(--bui-accent-bg)' },
    {
      id: 'left',
      title: titles.left,
      color: 'color-mix(in srgb, var(--bui-fg-primary) 18%, transparent)',
    },
  ];
  const rows = points.map(({ day, total, done }) => ({
    day,
    values: { done, left: total - done },
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
    </figure>
  );
}
