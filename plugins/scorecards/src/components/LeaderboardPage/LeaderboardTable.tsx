import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Chip,
  Column,
  Coverage,
  DataTable,
  LevelDistribution,
  useFormat,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import { LeaderboardRow, LevelRef } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { GroupName } from './GroupName';
import styles from './LeaderboardPage.module.css';
import { useLeaderboardQuery } from './useLeaderboardQuery';

/** The board; where a group is shown with what is below, it leads there. */
export function LeaderboardTable(props: {
  rows: LeaderboardRow[];
  /** Of the scorecard that is compared on; nothing over several. */
  levels: LevelRef[] | undefined;
}) {
  const { rows, levels } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const { params } = useSearchState();
  const { filter } = useLeaderboardQuery();

  const columns: [Column<LeaderboardRow>, ...Column<LeaderboardRow>[]] = [
    {
      title: t(`leaderboard.dimension.${filter.by}`),
      cell: row => <GroupName row={row} />,
    },
    {
      title: t('leaderboard.place'),
      cell: row =>
        row.notRanked ? (
          <Chip>{t(`leaderboard.notRanked.${row.notRanked}`)}</Chip>
        ) : (
          <span className={styles.place}>{row.rank}</span>
        ),
    },
    {
      title: t('portfolio.points'),
      cell: row => <Coverage coverage={row.coverage} points={row.points} />,
    },
    {
      title: t('scorecard.entities'),
      cell: row => format.number(row.entities),
    },
    {
      title: t('leaderboard.moved'),
      cell: ({ moved }) =>
        moved.up + moved.down === 0
          ? t('portfolio.nothingMoved')
          : [
              t('portfolio.up', { amount: String(moved.up) }),
              t('portfolio.down', { amount: String(moved.down) }),
            ].join(' · '),
    },
  ];
  if (levels) {
    columns.push({
      title: t('portfolio.levels'),
      cell: row => (
        <LevelDistribution counts={row.levelCounts ?? []} levels={levels} />
      ),
    });
  }
  const top = new URLSearchParams(params);
  top.delete('parent');
  return (
    <>
      {filter.parent && (
        <p className={styles.trail}>
          <Link href={`?${top}`}>{t('leaderboard.top')}</Link>
        </p>
      )}
      <DataTable
        columns={columns}
        keyOf={row => row.group ?? ''}
        label={t('leaderboard.title')}
        rows={rows}
      />
    </>
  );
}
