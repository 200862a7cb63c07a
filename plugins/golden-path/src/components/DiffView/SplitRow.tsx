import { DiffLine, DiffRow } from './diffRows';
import { LineText } from './LineText';
import styles from './DiffView.module.css';

/** Before on the left, after on the right. */
export function SplitRow(props: { row: DiffRow }) {
  const { before, after, isChanged } = props.row;
  return (
    <tr>
      <Side change={isChanged ? 'removed' : undefined} line={before} />
      <Side change={isChanged ? 'added' : undefined} line={after} />
    </tr>
  );
}

function Side(props: {
  line: DiffLine | undefined;
  change: 'removed' | 'added' | undefined;
}) {
  const { line, change } = props;
  if (!line) {
    return <td className={styles.nothing} colSpan={2} />;
  }
  return (
    <>
      <td className={styles.number} data-change={change}>
        {line.number}
      </td>
      <td
        className={styles.line}
        data-change={change}
        data-conflict={line.conflict}
      >
        <LineText change={change} line={line} />
      </td>
    </>
  );
}
