import { DiffLine } from './diffRows';
import styles from './DiffView.module.css';

/** A line after its sign; the sign says it without colour. */
export function LineText(props: {
  line: DiffLine;
  change: 'removed' | 'added' | undefined;
}) {
  const { line, change } = props;
  switch (change) {
    case 'removed':
      return (
        <del className={styles.text} data-sign="−">
          {line.text}
        </del>
      );
    case 'added':
      return (
        <ins className={styles.text} data-sign="+">
          {line.text}
        </ins>
      );
    default:
      return <span className={styles.text}>{line.text}</span>;
  }
}
