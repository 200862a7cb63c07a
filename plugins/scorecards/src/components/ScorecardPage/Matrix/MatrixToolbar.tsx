import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useLevelTitle, VerdictLabel } from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { RiCloseLine } from '@remixicon/react';
import { ATTENTION_ORDER } from '../../../attentionOrder';
import { scorecardsTranslationRef } from '../../../translation';
import { useMatrixFilter } from '../useMatrixFilter';
import styles from './Matrix.module.css';

/** What the signs mean, or what the matrix is narrowed down to. */
export function MatrixToolbar(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const levelTitle = useLevelTitle(scorecard.levels);
  const { filter, isFiltered, clear } = useMatrixFilter();

  if (!isFiltered) {
    return (
      <div className={styles.toolbar}>
        <span className={styles.quiet}>{t('matrix.order')}</span>
        <ul aria-label={t('matrix.legend')} className={styles.legend}>
          {ATTENTION_ORDER.map(status => (
            <li key={status}>
              <VerdictLabel status={status} />
            </li>
          ))}
        </ul>
      </div>
    );
  }

  const check = scorecard.checks.find(({ id }) => id === filter.check);
  return (
    <div className={styles.toolbar}>
      <span>{t('matrix.only')}</span>
      {filter.status?.map(status => (
        <VerdictLabel key={status} status={status} />
      ))}
      {check && <strong>{check.title}</strong>}
      {filter.level && (
        <strong>{filter.level.map(levelTitle).join(', ')}</strong>
      )}
      <Button
        iconStart={<RiCloseLine />}
        onPress={clear}
        size="small"
        variant="tertiary"
      >
        {t('matrix.showAll')}
      </Button>
    </div>
  );
}
