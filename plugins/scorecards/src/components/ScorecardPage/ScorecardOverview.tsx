import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Coverage,
  LevelDistribution,
  Panel,
} from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { RestsOnExemptions } from '../Exemptions';
import styles from './ScorecardPage.module.css';
import { ScorecardTrendPanel } from './ScorecardTrendPanel';
import { StatusFilter } from './StatusFilter';
import { useMatrixFilter } from './useMatrixFilter';

/** Where everything stands, and how it came there; a click filters below. */
export function ScorecardOverview(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, toggleLevel } = useMatrixFilter();
  return (
    <div className={styles.overview}>
      <Panel
        description={t('portfolio.entities', { count: scorecard.entities })}
        heading="h3"
        title={t('scorecard.standing')}
      >
        <LevelDistribution
          counts={scorecard.levelCounts}
          levels={scorecard.levels}
          onToggle={toggleLevel}
          selected={filter.level}
        />
        <RestsOnExemptions count={scorecard.exempted} />
        <h4 className={styles.subtitle}>{t('portfolio.points')}</h4>
        <Coverage coverage={scorecard.coverage} points={scorecard.points} />
        <h4 className={styles.subtitle}>{t('scorecard.verdicts')}</h4>
        <StatusFilter counts={scorecard.statusCounts} />
      </Panel>
      <ScorecardTrendPanel id={scorecard.id} />
    </div>
  );
}
