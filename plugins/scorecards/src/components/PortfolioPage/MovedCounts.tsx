import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScorecardSummary } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { DirectionIcon } from './DirectionIcon';
import styles from './PortfolioPage.module.css';

/** How many entities rose and fell. */
export function MovedCounts(props: { moved: ScorecardSummary['moved'] }) {
  const { up, down } = props.moved;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  if (up + down === 0) {
    return <span className={styles.quiet}>{t('portfolio.nothingMoved')}</span>;
  }
  return (
    <span className={styles.moved}>
      <span>
        <DirectionIcon direction="up" />
        {t('portfolio.up', { amount: String(up) })}
      </span>
      <span>
        <DirectionIcon direction="down" />
        {t('portfolio.down', { amount: String(down) })}
      </span>
    </span>
  );
}
