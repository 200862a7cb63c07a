import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  DataTable,
  EntityLink,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { Gap } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import styles from './Gaps.module.css';

/** Gaps with why, since when, and what breaks with them. */
export function GapsTable(props: { gaps: Gap[] }) {
  const { gaps } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  return (
    <DataTable
      columns={[
        {
          title: t('part.name'),
          cell: ({ entityRef, title, type, kind, tier, signal }) => (
            <span className={styles.stack}>
              <Link href={hrefs.part(entityRef, signal)} weight="bold">
                {title}
              </Link>
              <span className={styles.quiet}>
                {[type ?? kind, tier && t('part.tier', { tier })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          ),
        },
        {
          title: t('part.signal'),
          cell: ({ signal, rung }) => (
            <SignalRung signal={signal} state={rung} />
          ),
        },
        {
          title: t('gaps.reason'),
          cell: ({ reasons, since }) => (
            <span className={styles.stack}>
              {sayReasons(reasons)}
              <span className={styles.quiet}>
                {t('part.since')} <RelativeTime at={since} />
              </span>
            </span>
          ),
        },
        {
          title: t('gaps.endangers'),
          cell: ({ endangers, journeys }) => (
            <span className={styles.stack}>
              <span className={styles.count}>
                {t('part.endangers', { count: endangers })}
              </span>
              {journeys.map(({ name, title }) => (
                <Link href={hrefs.journey(name)} key={name}>
                  {title}
                </Link>
              ))}
            </span>
          ),
        },
        {
          title: t('part.owner'),
          cell: ({ owner }) =>
            owner ? <EntityLink entityRef={owner} /> : t('part.noOwner'),
        },
      ]}
      keyOf={({ entityRef, signal }) => `${entityRef} ${signal}`}
      label={t('gaps.title')}
      rows={gaps}
    />
  );
}
