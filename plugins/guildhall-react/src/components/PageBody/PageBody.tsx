import { ReactNode } from 'react';
import styles from './PageBody.module.css';

/**
 * The ground that a page, a tab or a card stands on: it stacks its children
 * and keeps quiet text readable on every surface, in light and dark.
 *
 * @public
 */
export function PageBody(props: {
  children: ReactNode;
  /** How far the children stand apart; `medium` by default. */
  gap?: 'small' | 'medium' | 'large';
  /** Whether it keeps the margins of a page. */
  isPage?: boolean;
}) {
  const { children, gap = 'medium', isPage = false } = props;
  return (
    <div
      className={styles.body}
      data-gap={gap}
      data-page={isPage ? '' : undefined}
    >
      {children}
    </div>
  );
}
