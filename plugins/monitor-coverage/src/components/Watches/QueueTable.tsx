import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Actor,
  Chip,
  DataTable,
  EntityLink,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { DueWatch } from '@guildhall/plugin-monitor-coverage-common';
import { RiAlarmWarningLine } from '@remixicon/react';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RecordWatchButton } from './RecordWatchButton';
import styles from './Watches.module.css';

/** Parts with when they are due, and the button that records a watch. */
export function QueueTable(props: {
  items: DueWatch[];
  onRecorded: () => void;
}) {
  const { items, onRecorded } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const format = useFormat();
  return (
    <DataTable
      columns={[
        {
          title: t('watches.part'),
          cell: ({ entityRef, title, type, kind }) => (
            <span className={styles.stack}>
              <Link href={hrefs.part(entityRef)} weight="bold">
                {title}
              </Link>
              <span className={styles.quiet}>{type ?? kind}</span>
            </span>
          ),
        },
        {
          title: t('watches.due'),
          cell: ({ watch }) => (
            <span className={styles.stack}>
              <RelativeTime at={watch.dueAt} />
              {watch.overdue && (
                <Chip icon={<RiAlarmWarningLine aria-hidden />}>
                  {t('watches.overdue')}
                </Chip>
              )}
            </span>
          ),
        },
        {
          title: t('watches.last'),
          cell: ({ watch }) =>
            watch.lastAt ? (
              <span className={styles.stack}>
                <RelativeTime at={watch.lastAt} />
                {watch.lastBy && <Actor subject={watch.lastBy} />}
              </span>
            ) : (
              t('watches.never')
            ),
        },
        {
          title: t('watches.turn'),
          cell: ({ watch }) =>
            watch.assignee ? (
              <Actor subject={watch.assignee} />
            ) : (
              t('watches.nobody')
            ),
        },
        {
          title: t('part.owner'),
          cell: ({ owner }) =>
            owner ? <EntityLink entityRef={owner} /> : t('part.noOwner'),
        },
        {
          title: t('watches.gaps'),
          cell: ({ gaps }) => format.number(gaps),
        },
        {
          title: t('watches.recordTitle'),
          cell: ({ entityRef, title }) => (
            <RecordWatchButton
              entityRef={entityRef}
              onRecorded={onRecorded}
              title={title}
            />
          ),
        },
      ]}
      keyOf={({ entityRef }) => entityRef}
      label={t('watches.title')}
      rows={items}
    />
  );
}
