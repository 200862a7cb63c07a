import { Upgrade } from '@guildhall/plugin-golden-path-common';
import { ConflictCount } from './ConflictCount';
import styles from './Labels.module.css';
import { UpgradeStatusLabel } from './UpgradeStatusLabel';

/** Where an upgrade stands, and its conflicts while they are still open. */
export function UpgradeState(props: {
  upgrade: Pick<Upgrade, 'status' | 'conflicts'>;
}) {
  const { status, conflicts } = props.upgrade;
  const isOpen = status === 'preview' || status === 'proposed';
  return (
    <span className={styles.state}>
      <UpgradeStatusLabel status={status} />
      {isOpen && <ConflictCount conflicts={conflicts} />}
    </span>
  );
}
