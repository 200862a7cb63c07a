import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VerdictLabel } from '@guildhall/plugin-guildhall-react';
import { StatusCounts } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { ATTENTION_ORDER } from '../../attentionOrder';
import styles from './ScorecardPage.module.css';
import { useMatrixFilter } from './useMatrixFilter';

/** How many verdicts there are of each status; each filters the matrix. */
export function StatusFilter(props: { counts: StatusCounts }) {
  const { counts } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, toggleStatus } = useMatrixFilter();
  return (
    <ul aria-label={t('scorecard.verdicts')} className={styles.statuses}>
      {ATTENTION_ORDER.map(each => (
        <li key={each}>
          <button
            aria-pressed={filter.status?.includes(each) ?? false}
            className={styles.status}
            onClick={() => toggleStatus(each)}
            type="button"
          >
            <VerdictLabel count={counts[each]} status={each} />
          </button>
        </li>
      ))}
    </ul>
  );
}
