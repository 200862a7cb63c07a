import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  StatusCounts,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { memo } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import { TrendFigure } from './TrendFigure';
import { TrendLegend } from './TrendLegend';

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
    <TrendFigure height={HEIGHT} rows={rows} series={series}>
      <TrendLegend series={series} />
    </TrendFigure>
  );
}
