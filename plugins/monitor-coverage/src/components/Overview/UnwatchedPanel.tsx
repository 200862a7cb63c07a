import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { useHrefs, usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { Unwatched, UnwatchedList } from '../UnwatchedParts';

/** The first question: which parts does nobody watch? */
export function UnwatchedPanel(props: { unwatched: Unwatched }) {
  const { unwatched } = props;
  const { gaps } = unwatched.summary;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const { filter } = usePartFilter();
  return (
    <Panel
      actions={
        gaps > 0 && (
          <Link href={hrefs.gaps({ ...filter.parts })}>
            {t('unwatched.all', { count: gaps })}
          </Link>
        )
      }
      description={t('unwatched.description')}
      title={t('unwatched.title')}
    >
      <UnwatchedList unwatched={unwatched} />
    </Panel>
  );
}
