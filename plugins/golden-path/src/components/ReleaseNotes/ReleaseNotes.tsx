import { Release } from '@guildhall/plugin-golden-path-common';
import {
  Disclosure,
  Prose,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import styles from './ReleaseNotes.module.css';

/** What changed in each release, the newest open. */
export function ReleaseNotes(props: { releases: Release[] }) {
  const { releases } = props;
  const [open, setOpen] = useState<string | undefined>(releases[0]?.version);
  return (
    <ul className={styles.releases}>
      {releases.map(({ version, releasedAt, changes }) => (
        <li key={version}>
          <Disclosure
            isOpen={open === version}
            onToggle={isOpen => setOpen(isOpen ? version : undefined)}
            summary={
              <span className={styles.summary}>
                <strong>{version}</strong>
                <span className={styles.quiet}>
                  <RelativeTime at={releasedAt} />
                </span>
              </span>
            }
          >
            <Prose>{changes}</Prose>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
