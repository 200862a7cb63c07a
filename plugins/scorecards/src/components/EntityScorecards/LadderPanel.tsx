import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Link } from '@backstage/ui';
import {
  LevelBadge,
  LevelLadder,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Ladder } from '@guildhall/plugin-scorecards-common';
import { scorecardRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { StageBadge } from '../StageBadge';
import styles from './EntityScorecards.module.css';

/** One scorecard of the entity. */
export function LadderPanel(props: { ladder: Ladder }) {
  const { ladder } = props;
  const { scorecard } = ladder;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const scorecardRoute = useRouteRef(scorecardRouteRef);
  return (
    <Box as="li" bg="neutral" className={styles.ladder}>
      <div className={styles.ladderHead}>
        <h3 className={styles.ladderTitle}>
          <Link
            href={scorecardRoute({ id: scorecard.id })}
            standalone
            weight="bold"
          >
            {scorecard.title}
          </Link>
          <StageBadge
            activeFrom={scorecard.activeFrom}
            stage={scorecard.stage}
          />
        </h3>
        <LevelBadge
          exempted={ladder.exempted}
          level={ladder.level}
          levels={ladder.levels}
        />
      </div>
      <LevelLadder ladder={ladder} showChecks />
      <p className={styles.quiet}>
        {t('entity.points', {
          points: format.decimal(ladder.points),
          maxPoints: format.decimal(ladder.maxPoints),
        })}
        {ladder.coverage !== undefined && (
          <>
            {' · '}
            {t('entity.measured', {
              coverage: format.percent(ladder.coverage),
            })}
          </>
        )}
        {' · '}
        {t('entity.since')} <RelativeTime at={ladder.since} />
      </p>
    </Box>
  );
}
