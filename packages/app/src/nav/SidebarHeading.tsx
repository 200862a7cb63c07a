import {
  SidebarDivider,
  useSidebarOpenState,
} from '@backstage/core-components';
import styles from './Sidebar.module.css';

/** Names a group of the sidebar; a line stands for it while that is narrow. */
export function SidebarHeading(props: { children: string }) {
  const { isOpen } = useSidebarOpenState();
  return isOpen ? (
    <div className={styles.heading}>{props.children}</div>
  ) : (
    <SidebarDivider />
  );
}
