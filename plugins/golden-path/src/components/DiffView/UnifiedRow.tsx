import { DiffRow } from './diffRows';
import { LineText } from './LineText';
import styles from './DiffView.module.css';

/** One line, with its numbers before and after. */
export function UnifiedRow(props: { row: DiffRow }) {
  const { before, after, isChanged } = props.row;
  const line = after ?? before;
  const change = after ? 'added' : 'removed';
  const shownChange = isChanged ? change : undefined;
  return (
    <tr>
      <td className={styles.number} data-change={shownChange}>
        {before?.number}
      </td>
      <td className={styles.number} data-change={shownChange}>
        {after?.number}
      </td>
      <td
        className={styles.line}
        data-change={shownChange}
        data-conflict={line?.conflict}
      >
        {line && <LineText change={shownChange} line={line} />}
      </td>
    </tr>
  );
}
