import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LevelRef,
  NO_LEVEL,
  ScorecardTrend,
} from '@guildhall/plugin-scorecards-common';
import { memo } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import { levelColor } from '../Level/levelColor';
import { useLevelTitle } from '../Level/useLevelTitle';
import styles from './TrendChart.module.css';
import { TrendFigure } from './TrendFigure';
import { TrendMarks } from './TrendMarks';
import { TrendMovesList } from './TrendMovesList';
import type { TrendSeries } from './TrendPlot';

const HEIGHT = 220;

/**
 * A scorecard over time: entities by level as stacked areas, or the share of
 * points as a line. Days on which a definition, the scope or the population
 * changed are marked, and moves are told by their reason, so that a new rule is
 * not taken for a change of the services. Screen readers get the
 * numbers as a table. It is drawn again only when its trend changes.
 *
 * @public
 */
export const TrendChart = memo(TrendChartContent);

function TrendChartContent(props: {
  trend: ScorecardTrend;
  by: 'level' | 'points';
}) {
  const { trend, by } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const levels = trend.levels.filter(({ id }) => id !== NO_LEVEL);
  const levelTitle = useLevelTitle(levels);

  if (trend.items.length < 2) {
    return <p className={styles.note}>{t('trend.tooFew')}</p>;
  }
  const series =
    by === 'level'
      ? levelSeries(levels, levelTitle)
      : [
          {
            id: 'points',
            title: t('trend.points'),
            color: 'var(--bui-accent-bg)',
          },
        ];
  const rows = trend.items.map(point => ({
    day: point.day,
    values:
      by === 'level'
        ? Object.fromEntries(
            point.levels.map(({ level, count }) => [level, count]),
          )
        : { points: point.points },
  }));

  return (
    <TrendFigure
      changes={trend.changes}
      height={HEIGHT}
      isShare={by === 'points'}
      rows={rows}
      series={series}
    >
      <TrendMarks changes={trend.changes} />
      <TrendMovesList items={trend.items} />
    </TrendFigure>
  );
}

function levelSeries(
  levels: LevelRef[],
  titleOf: (level: string) => string,
): TrendSeries[] {
  // The highest level at the bottom: its top edge is what should rise.
  return [...levels.map(({ id }) => id).reverse(), NO_LEVEL].map(id => ({
    id,
    title: titleOf(id),
    color: levelColor(levels, id),
  }));
}
