import { RiArrowRightSLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './Disclosure.module.css';

/**
 * A row that opens to show more. Its content is mounted only while it is open,
 * so that it can load what it shows.
 *
 * @public
 */
export function Disclosure(props: {
  /** What the row says; phrasing content without controls. */
  summary: ReactNode;
  children: ReactNode;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  /** The id of the row, for links to it. */
  id?: string;
}) {
  const { summary, children, isOpen, onToggle, id } = props;
  return (
    <div className={styles.root} id={id}>
      <button
        aria-expanded={isOpen}
        className={styles.trigger}
        onClick={() => onToggle(!isOpen)}
        type="button"
      >
        <RiArrowRightSLine aria-hidden className={styles.chevron} size={16} />
        <span className={styles.summary}>{summary}</span>
      </button>
      {isOpen && <div className={styles.panel}>{children}</div>}
    </div>
  );
}
