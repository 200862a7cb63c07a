import { ReactNode } from 'react';
import styles from './Chip.module.css';

/**
 * A word or two that qualify what stands before them, such as `Preview`.
 *
 * @public
 */
export function Chip(props: {
  children: ReactNode;
  icon?: ReactNode;
  /** What the word means, as a tooltip. */
  title?: string;
}) {
  const { children, icon, title } = props;
  return (
    <span className={styles.chip} title={title}>
      {icon}
      {children}
    </span>
  );
}
