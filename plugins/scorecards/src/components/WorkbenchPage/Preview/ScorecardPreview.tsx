import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chip,
  DataTable,
  EntityLink,
  TrendChart,
  LevelDistribution,
} from '@guildhall/plugin-guildhall-react';
import {
  NO_LEVEL,
  PreviewScorecard,
} from '@guildhall/plugin-scorecards-common';
import { useMemo } from 'react';
import { scorecardsTranslationRef } from '../../../translation';
import styles from '../Workbench.module.css';

const MOVES = ['down', 'up', 'left', 'joined'] as const;

/** Who would stand elsewhere on a scorecard. */
export function ScorecardPreview(props: { scorecard: PreviewScorecard }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { title } = scorecard.scorecard;
  const levels = scorecard.levels.filter(({ id }) => id !== NO_LEVEL);
  const trend = useMemo(() => toTrend(scorecard), [scorecard]);
  const moves = MOVES.filter(move => scorecard[move] > 0);
  return (
    <section aria-label={title} className={styles.result}>
      <h3 className={styles.heading}>
        {title}{' '}
        {moves.length === 0 ? (
          <Chip>{t('workbench.nobodyMoves')}</Chip>
        ) : (
          moves.map(move => (
            <Chip key={move}>
              {t(`workbench.move.${move}`, { count: scorecard[move] })}
            </Chip>
          ))
        )}
      </h3>
      {scorecard.before && (
        <div>
          <h4 className={styles.quiet}>{t('workbench.now')}</h4>
          <LevelDistribution counts={scorecard.before} levels={levels} />
        </div>
      )}
      <div>
        <h4 className={styles.quiet}>{t('workbench.then')}</h4>
        <LevelDistribution counts={scorecard.after} levels={levels} />
      </div>
      {trend && <TrendChart by="level" trend={trend} />}
      {scorecard.samples.length > 0 && (
        <ul aria-label={t('workbench.moving')} className={styles.list}>
          {scorecard.samples.map(({ entity, from, to, checks }) => (
            <li className={styles.sample} key={entity.entityRef}>
              <EntityLink entityRef={entity.entityRef} />
              <span>
                {t('workbench.moves', {
                  from: from?.title ?? t('workbench.notOnIt'),
                  to: to?.title ?? t('workbench.notOnIt'),
                })}
              </span>
              <span className={styles.quiet}>
                {checks.map(({ id }) => id).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {scorecard.byOwner.length > 0 && (
        <DataTable
          columns={[
            {
              title: t('filter.owner'),
              cell: ({ owner }) =>
                owner ? (
                  <EntityLink entityRef={owner} />
                ) : (
                  t('scorecard.no.owner')
                ),
            },
            ...MOVES.map(move => ({
              title: t(`workbench.moveColumn.${move}`),
              cell: (row: PreviewScorecard['byOwner'][number]) => row[move],
            })),
          ]}
          keyOf={({ owner }) => owner ?? ''}
          label={t('workbench.movesByOwner', { title })}
          rows={scorecard.byOwner}
        />
      )}
    </section>
  );
}

function toTrend({ levels, trend }: PreviewScorecard) {
  return (
    trend && {
      levels,
      items: trend.map(({ day, levels: counts }) => ({
        day,
        entities: counts.reduce((sum, { count }) => sum + count, 0),
        levels: counts,
      })),
      changes: [],
    }
  );
}
