import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Actor, Chip, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { Watch } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import styles from './Watches.module.css';

/** Who looked, when, and what they saw; newest first. */
export function WatchList(props: {
  watches: Watch[];
  /** Whether they are about several parts. */
  hasParts?: boolean;
}) {
  const { watches, hasParts = false } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  if (watches.length === 0) {
    return <p className={styles.plain}>{t('watches.noWatches')}</p>;
  }
  return (
    <ol className={styles.list}>
      {watches.map(({ id, entityRef, by, at, outcome, note, saw }) => (
        <li key={id}>
          <div className={styles.head}>
            <Actor subject={by} />
            {hasParts && (
              <Link href={hrefs.part(entityRef)}>{nameOf(entityRef)}</Link>
            )}
            <RelativeTime at={at} />
            <Chip>{t(`watches.outcome.${outcome}`)}</Chip>
          </div>
          {note && <p className={styles.plain}>{note}</p>}
          {saw.length > 0 && (
            <ul className={styles.chips}>
              {saw.map(({ signal, rung }) => (
                <li key={signal}>
                  <SignalRung signal={signal} state={rung} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
