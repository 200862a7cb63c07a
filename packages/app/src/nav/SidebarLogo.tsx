import { useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { LogoMark } from './LogoMark';
import styles from './Sidebar.module.css';

export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Guildhall';
  return (
    <Link to="/" className={styles.logo} aria-label={title}>
      <LogoMark className={styles.mark} />
      {isOpen && <span className={styles.title}>{title}</span>}
    </Link>
  );
}
