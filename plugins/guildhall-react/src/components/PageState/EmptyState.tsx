import { ReactNode } from 'react';
import styles from './PageState.module.css';

/**
 * There is nothing to show: why, and what to do about it.
 *
 * @public
 */
export function EmptyState(props: {
  title: string;
  description?: ReactNode;
  /** A button or a link that leads on. */
  action?: ReactNode;
  icon?: ReactNode;
}) {
  const { title, description, action, icon } = props;
  return (
    <div className={styles.state}>
      {icon && (
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {description && <div className={styles.text}>{description}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
