import { Box } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Panel.module.css';

/**
 * A titled part of a page, on a surface of its own.
 *
 * @public
 */
export function Panel(props: {
  title: string;
  children: ReactNode;
  /** One line below the title. */
  description?: ReactNode;
  /** Controls at the end of the title row. */
  actions?: ReactNode;
  /** The rank of the title among the headings of the page; `h2` by default. */
  heading?: 'h2' | 'h3' | 'h4';
}) {
  const { title, children, description, actions, heading = 'h2' } = props;
  const Heading = heading;
  return (
    <Box aria-label={title} as="section" bg="neutral" className={styles.panel}>
      <div className={styles.header}>
        <div className={styles.heading}>
          <Heading className={styles.title}>{title}</Heading>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </Box>
  );
}
