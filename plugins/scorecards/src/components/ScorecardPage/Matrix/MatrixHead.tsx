import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { scorecardsTranslationRef } from '../../../translation';
import { useMatrixFilter } from '../useMatrixFilter';
import { LevelWithChecks } from './checksByLevel';
import styles from './Matrix.module.css';
import { MatrixCheckHeader } from './MatrixCheckHeader';

/** The levels, and under each its checks. */
export function MatrixHead(props: {
  levels: LevelWithChecks[];
  focusedColumn: number | undefined;
}) {
  const { levels, focusedColumn } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, toggleCheck, clear } = useMatrixFilter();
  const checks = levels.flatMap(level => level.checks);
  return (
    <thead>
      <tr>
        <td className={styles.corner} />
        {levels.map(level => (
          <th
            className={styles.level}
            colSpan={level.checks.length}
            key={level.id}
            scope="colgroup"
          >
            <span>{level.title}</span>
          </th>
        ))}
      </tr>
      <tr data-grid-row>
        <th className={styles.corner} scope="col">
          <button
            className={styles.cornerButton}
            onClick={clear}
            tabIndex={focusedColumn === 0 ? 0 : -1}
            title={t('matrix.showAll')}
            type="button"
          >
            {t('matrix.entity')}
          </button>
        </th>
        {checks.map((check, index) => (
          <MatrixCheckHeader
            check={check}
            isFirstOfLevel={check.level !== checks[index - 1]?.level}
            isFocused={focusedColumn === index + 1}
            isSelected={filter.check === check.id}
            key={check.id}
            onPress={toggleCheck}
          />
        ))}
      </tr>
    </thead>
  );
}
