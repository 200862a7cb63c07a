import { memo } from 'react';
import { TrendFigure } from '../Trend/TrendFigure';
import { TrendLegend } from '../Trend/TrendLegend';

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
    <TrendFigure height={HEIGHT} rows={rows} series={series}>
      <TrendLegend series={series} />
    </TrendFigure>
  );
}
