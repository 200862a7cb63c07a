import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chip,
  DataTable,
  Disclosure,
  EntityLink,
  StatusTrendChart,
  VerdictLabel,
} from '@guildhall/plugin-guildhall-react';
import {
  PreviewCheck,
  VerdictStatus,
  verdictStatuses,
} from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { scorecardsTranslationRef } from '../../../translation';
import styles from '../Workbench.module.css';

/** What a check would say, and of whom. */
export function CheckPreview(props: { check: PreviewCheck }) {
  const { check } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const [open, setOpen] = useState<'owners' | 'samples' | undefined>('samples');
  const toggle = (part: 'owners' | 'samples') => (isOpen: boolean) =>
    setOpen(isOpen ? part : undefined);
  return (
    <section aria-label={check.title} className={styles.result}>
      <h3 className={styles.heading}>
        {check.title}{' '}
        <Chip>
          {check.before
            ? t('workbench.changed', { count: check.changed })
            : t('workbench.newlyChecked', { count: check.changed })}
        </Chip>
      </h3>
      <DataTable
        columns={[
          {
            title: t('workbench.status'),
            cell: status => <VerdictLabel status={status} />,
          },
          ...(check.before
            ? [
                {
                  title: t('workbench.now'),
                  cell: (status: VerdictStatus) => check.before?.[status],
                },
              ]
            : []),
          { title: t('workbench.then'), cell: status => check.after[status] },
        ]}
        keyOf={status => status}
        label={t('workbench.verdictsOf', { title: check.title })}
        rows={verdictStatuses}
      />
      {check.trend && <StatusTrendChart trend={check.trend} />}
      <Disclosure
        isOpen={open === 'samples'}
        onToggle={toggle('samples')}
        summary={t('workbench.samples')}
      >
        <ul className={styles.list}>
          {check.samples.map(({ entity, before, after, message }) => (
            <li className={styles.sample} key={entity.entityRef}>
              <EntityLink entityRef={entity.entityRef} />
              <span className={styles.change}>
                {before && before !== after && (
                  <>
                    <VerdictLabel status={before} />
                    <span aria-label={t('workbench.becomes')} role="img">
                      →
                    </span>
                  </>
                )}
                {after ? (
                  <VerdictLabel status={after} />
                ) : (
                  t('workbench.noVerdict')
                )}
              </span>
              <span className={styles.quiet}>{message}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
      <Disclosure
        isOpen={open === 'owners'}
        onToggle={toggle('owners')}
        summary={t('workbench.byOwner')}
      >
        <DataTable
          columns={[
            {
              title: t('filter.owner'),
              cell: ({ owner }) =>
                owner ? (
                  <EntityLink entityRef={owner} />
                ) : (
                  t('scorecard.no.owner')
                ),
            },
            {
              title: t('workbench.changedColumn'),
              cell: ({ changed }) => changed,
            },
            {
              title: t('workbench.then'),
              cell: ({ after }) => (
                <span className={styles.counts}>
                  {verdictStatuses
                    .filter(status => after[status] > 0)
                    .map(status => (
                      <VerdictLabel
                        count={after[status]}
                        key={status}
                        status={status}
                      />
                    ))}
                </span>
              ),
            },
          ]}
          keyOf={({ owner }) => owner ?? ''}
          label={t('workbench.byOwner')}
          rows={check.byOwner}
        />
      </Disclosure>
    </section>
  );
}
