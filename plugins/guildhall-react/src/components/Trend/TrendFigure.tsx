import { Skeleton } from '@backstage/ui';
import { TrendChange } from '@guildhall/plugin-scorecards-common';
import { lazy, ReactNode, Suspense } from 'react';
import { useFormat } from '../../hooks';
import styles from './TrendChart.module.css';
import type { TrendRow, TrendSeries } from './TrendPlot';
import { TrendTable } from './TrendTable';

// The chart library is half of this package: only pages with a chart pay.
const TrendPlot = lazy(() => import('./TrendPlot'));

const NO_CHANGES: TrendChange[] = [];

/** Values over time as a chart, and for screen readers as a table. */
export function TrendFigure(props: {
  series: TrendSeries[];
  /** Oldest first. */
  rows: TrendRow[];
  height: number;
  /** Whether the values are ratios from 0 to 1, and not counts. */
  isShare?: boolean;
  /** What is marked in the chart. */
  changes?: TrendChange[];
  /** The caption. */
  children: ReactNode;
}) {
  const { series, rows, height, isShare = false, children } = props;
  const { changes = NO_CHANGES } = props;
  const format = useFormat();
  const formatValue = isShare ? format.percent : format.number;
  return (
    <figure className={styles.figure}>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={height} width="100%" />}>
          <TrendPlot
            changes={changes}
            formatDay={format.day}
            formatValue={formatValue}
            height={height}
            isShare={isShare}
            rows={rows}
            series={series}
          />
        </Suspense>
      </div>
      <TrendTable
        formatDay={format.day}
        formatValue={formatValue}
        rows={rows}
        series={series}
      />
      <figcaption className={styles.caption}>{children}</figcaption>
    </figure>
  );
}
