import { Link } from '@backstage/ui';
import { MonitorRef } from '@guildhall/plugin-monitor-coverage-common';
import styles from './MonitorName.module.css';

/** A monitor by its name, with where it is defined. */
export function MonitorName(props: { monitor: MonitorRef }) {
  const { name, origin } = props.monitor;
  return (
    <span className={styles.monitor}>
      {origin.url ? (
        <Link href={origin.url}>{name}</Link>
      ) : (
        <strong>{name}</strong>
      )}
      <span className={styles.origin}>{origin.title}</span>
    </span>
  );
}
