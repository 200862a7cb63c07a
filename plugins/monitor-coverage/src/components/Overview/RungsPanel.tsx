import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Panel,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Summary } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungDistribution } from '../Rung';

/** How many signals stand on each rung, and how old that is. */
export function RungsPanel(props: { summary: Summary }) {
  const { cells, parts, refreshedAt } = props.summary;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  const { filter } = usePartFilter();
  const total = Object.values(cells).reduce((sum, count) => sum + count, 0);
  return (
    <Panel
      description={
        <>
          {t('rungsPanel.of', {
            cells: format.number(total),
            parts: t('part.parts', { count: parts }),
          })}
          {'. '}
          {refreshedAt ? (
            <>
              {t('rungsPanel.refreshed')} <RelativeTime at={refreshedAt} />.
            </>
          ) : (
            t('rungsPanel.neverRefreshed')
          )}
        </>
      }
      title={t('rungsPanel.title')}
    >
      <RungDistribution
        counts={cells}
        hrefOf={rung => hrefs.parts({ ...filter.parts, rung })}
      />
    </Panel>
  );
}
