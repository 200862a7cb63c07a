import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { Summary } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { NothingUnwatched, UnwatchedList } from '../UnwatchedParts';

/** The first question: which parts does nobody watch? */
export function UnwatchedPanel(props: { summary: Summary }) {
  const { summary } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const { filter } = usePartFilter();
  return (
    <Panel
      actions={
        summary.gaps > 0 && (
          <Link href={hrefs.gaps({ ...filter.parts })} standalone>
            {t('unwatched.all', { count: summary.gaps })}
          </Link>
        )
      }
      description={t('unwatched.description')}
      title={t('unwatched.title')}
    >
      {summary.worst.length === 0 ? (
        <NothingUnwatched summary={summary} />
      ) : (
        <UnwatchedList gaps={summary.worst} />
      )}
    </Panel>
  );
}
