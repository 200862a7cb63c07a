import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { DataTable, useFormat } from '@guildhall/plugin-guildhall-react';
import { RollUp } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungDistribution, SignalRung } from '../Rung';
import styles from './RollUpTable.module.css';

/** Groups of parts with their counts, and the weakest link of each. */
export function RollUpTable(props: {
  label: string;
  items: RollUp[];
  /** Where to see what is in a group. */
  hrefOf: (group: RollUp) => string | undefined;
}) {
  const { label, items, hrefOf } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  return (
    <DataTable
      columns={[
        {
          title: label,
          cell: group => <GroupName group={group} href={hrefOf(group)} />,
        },
        {
          title: t('gaps.gaps'),
          cell: ({ gaps }) => <strong>{format.number(gaps)}</strong>,
        },
        {
          title: t('gaps.parts'),
          cell: ({ parts }) => format.number(parts),
        },
        {
          title: t('gaps.rungs'),
          cell: ({ cells }) => (
            <span className={styles.distribution}>
              <RungDistribution counts={cells} isCompact />
            </span>
          ),
        },
        {
          title: t('gaps.weakest'),
          cell: ({ weakest }) =>
            weakest ? (
              <span className={styles.weakest}>
                <Link href={hrefs.part(weakest.entityRef, weakest.signal)}>
                  {weakest.title}
                </Link>
                <SignalRung signal={weakest.signal} state={weakest.rung} />
              </span>
            ) : (
              t('gaps.noWeakest')
            ),
        },
      ]}
      keyOf={({ entityRef }) => entityRef}
      label={label}
      rows={items}
    />
  );
}

function GroupName(props: { group: RollUp; href: string | undefined }) {
  const { group, href } = props;
  return href ? (
    <Link href={href} standalone weight="bold">
      {group.title}
    </Link>
  ) : (
    <strong>{group.title}</strong>
  );
}
