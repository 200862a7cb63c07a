import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCalendarScheduleLine } from '@remixicon/react';
import { VerdictIcon } from '@guildhall/plugin-guildhall-react';
import { ScorecardCheck } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../../translation';
import styles from './Matrix.module.css';

/** A check and how many fail it; pressing it shows only those. */
export function MatrixCheckHeader(props: {
  check: ScorecardCheck;
  isFirstOfLevel: boolean;
  isFocused: boolean;
  isSelected: boolean;
  onPress: (check: string) => void;
}) {
  const { check, isFirstOfLevel, isFocused, isSelected, onPress } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const failed = check.statusCounts.fail;
  return (
    <th
      className={styles.check}
      data-first={isFirstOfLevel ? '' : undefined}
      scope="col"
    >
      <button
        aria-label={
          check.problem
            ? t('matrix.brokenCheck', { title: check.title })
            : t(check.upcoming ? 'matrix.upcomingCheck' : 'matrix.check', {
                title: check.title,
                amount: String(failed),
              })
        }
        aria-pressed={isSelected}
        className={styles.checkButton}
        onClick={() => onPress(check.id)}
        tabIndex={isFocused ? 0 : -1}
        title={check.problem ?? check.title}
        type="button"
      >
        <span className={styles.checkTitle}>{check.title}</span>
        <span
          className={styles.failed}
          data-none={failed === 0 ? '' : undefined}
        >
          {check.upcoming && <RiCalendarScheduleLine aria-hidden size={12} />}
          {check.problem ? <VerdictIcon size={14} status="unknown" /> : failed}
        </span>
      </button>
    </th>
  );
}
