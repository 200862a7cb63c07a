import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Chip, DataTable, useFormat } from '@guildhall/plugin-guildhall-react';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { CELL_STATES } from '../../cells';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungLabel } from '../Rung';
import styles from './Journeys.module.css';
import { titleOf } from './titleOf';

type Node = JourneyDetail['nodes'][number];

/** The parts of the graph as a list, with what each of them needs. */
export function JourneyParts(props: { journey: JourneyDetail }) {
  const { nodes, edges, weakest } = props.journey;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const format = useFormat();
  return (
    <DataTable
      columns={[
        {
          title: t('part.name'),
          cell: ({ entityRef, title, type, kind, readable }) => (
            <span className={styles.stack}>
              {readable ? (
                <Link href={hrefs.part(entityRef)} weight="bold">
                  {title}
                </Link>
              ) : (
                <strong>{title}</strong>
              )}
              <span className={styles.quiet}>
                {readable ? type ?? kind : t('journey.hidden')}
              </span>
              {entityRef === weakest?.entityRef && (
                <Chip>{t('journey.isWeakest')}</Chip>
              )}
            </span>
          ),
        },
        {
          title: t('part.rung'),
          cell: ({ rung }) =>
            rung ? <RungLabel state={rung} /> : t('journey.noRung'),
        },
        {
          title: t('gaps.gaps'),
          cell: ({ gaps }) => format.number(gaps),
        },
        {
          title: t('around.dependsOn'),
          cell: ({ entityRef }) =>
            edges
              .filter(({ from }) => from === entityRef)
              .map(({ to }) => titleOf(nodes, to))
              .join(', '),
        },
      ]}
      keyOf={({ entityRef }) => entityRef}
      label={t('journey.list')}
      rows={[...nodes].sort((a, b) => rankOf(a) - rankOf(b))}
    />
  );
}

function rankOf({ rung }: Node): number {
  return rung ? CELL_STATES.indexOf(rung) : CELL_STATES.length;
}
