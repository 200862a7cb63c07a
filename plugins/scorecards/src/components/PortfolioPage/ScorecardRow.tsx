import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Link } from '@backstage/ui';
import {
  Coverage,
  LevelDistribution,
  Sparkline,
} from '@guildhall/plugin-guildhall-react';
import { ScorecardSummary } from '@guildhall/plugin-scorecards-common';
import { useEntityFilter } from '../../hooks';
import { scorecardRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { RestsOnExemptions } from '../Exemptions';
import { StageBadge } from '../StageBadge';
import { MovedCounts } from './MovedCounts';
import styles from './PortfolioPage.module.css';

/** Where everything stands on one scorecard. */
export function ScorecardRow(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardRoute = useRouteRef(scorecardRouteRef);
  const { search } = useEntityFilter();
  return (
    <Box as="li" bg="neutral" className={styles.row}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <Link
            href={`${scorecardRoute({ id: scorecard.id })}${search}`}
            standalone
            variant="body-large"
            weight="bold"
          >
            {scorecard.title}
          </Link>
          <StageBadge
            activeFrom={scorecard.activeFrom}
            stage={scorecard.stage}
          />
        </h2>
        <p className={styles.meta}>
          {t(`type.${scorecard.type}`)} ·{' '}
          {t('portfolio.entities', { count: scorecard.entities })}
        </p>
      </div>
      {scorecard.entities === 0 ? (
        <p className={styles.nothing}>{t('portfolio.nothingApplies')}</p>
      ) : (
        <dl className={styles.stats}>
          <div>
            <dt>{t('portfolio.levels')}</dt>
            <dd>
              <LevelDistribution
                counts={scorecard.levelCounts}
                levels={scorecard.levels}
              />
              <RestsOnExemptions count={scorecard.exempted} />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.points')}</dt>
            <dd>
              <Coverage
                coverage={scorecard.coverage}
                points={scorecard.points}
              />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.trend')}</dt>
            <dd>
              <Sparkline
                label={t('portfolio.points')}
                values={scorecard.trend.map(({ points }) => points)}
              />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.moved')}</dt>
            <dd>
              <MovedCounts moved={scorecard.moved} />
            </dd>
          </div>
        </dl>
      )}
    </Box>
  );
}
