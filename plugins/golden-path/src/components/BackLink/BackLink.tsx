import { Link } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import styles from './BackLink.module.css';

/** The way up, above the title of a page. */
export function BackLink(props: { href: string; children: string }) {
  const { href, children } = props;
  return (
    <Link className={styles.back} href={href}>
      <RiArrowLeftLine aria-hidden size={16} /> {children}
    </Link>
  );
}
