import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenPathTranslationRef } from '../../translation';
import styles from './DiffView.module.css';

/** Unchanged lines, until somebody wants to see them. */
export function DiffFold(props: {
  columns: number;
  lines: number;
  onUnfold: () => void;
}) {
  const { columns, lines, onUnfold } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <tbody>
      <tr>
        <td className={styles.fold} colSpan={columns}>
          <button
            className={styles.foldButton}
            onClick={onUnfold}
            type="button"
          >
            {t('diff.unchanged', { count: lines })}
          </button>
        </td>
      </tr>
    </tbody>
  );
}
