import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  DataTable,
  EntityLink,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { Finding } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorName } from '../MonitorName';
import styles from './Hygiene.module.css';

/** Monitors with what is wrong with them, what they watch and whose they are. */
export function FindingsTable(props: { findings: Finding[] }) {
  const { findings } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  return (
    <DataTable
      columns={[
        {
          title: t('hygiene.monitor'),
          cell: ({ monitor, expression }) => (
            <span className={styles.stack}>
              <MonitorName monitor={monitor} />
              <code className={styles.expression}>{expression}</code>
            </span>
          ),
        },
        {
          title: t('hygiene.finding'),
          cell: ({ kind, reasons }) => (
            <span className={styles.stack}>
              <strong>{t(`findingKind.${kind}.title`)}</strong>
              {sayReasons(reasons)}
            </span>
          ),
        },
        {
          title: t('hygiene.parts'),
          cell: ({ parts }) =>
            parts.length === 0 ? (
              <span className={styles.quiet}>{t('hygiene.noParts')}</span>
            ) : (
              <span className={styles.stack}>
                {parts.map(({ entityRef, title }) => (
                  <Link href={hrefs.part(entityRef)} key={entityRef}>
                    {title}
                  </Link>
                ))}
              </span>
            ),
        },
        {
          title: t('hygiene.owners'),
          cell: ({ owners }) =>
            owners.length === 0 ? (
              t('part.noOwner')
            ) : (
              <span className={styles.stack}>
                {owners.map(owner => (
                  <EntityLink entityRef={owner} key={owner} />
                ))}
              </span>
            ),
        },
        {
          title: t('hygiene.since'),
          cell: ({ since }) => (
            <span className={styles.since}>
              <RelativeTime at={since} />
            </span>
          ),
        },
      ]}
      keyOf={({ kind, monitor }) => `${kind} ${monitor.provider} ${monitor.id}`}
      label={t('hygiene.title')}
      rows={findings}
    />
  );
}
