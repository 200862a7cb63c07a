import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@guildhall/plugin-guildhall-react';
import { Summary } from '@guildhall/plugin-monitor-coverage-common';
import { RiEyeLine, RiRadarLine } from '@remixicon/react';
import { monitorCoverageTranslationRef } from '../../translation';

/** No gap: because all is watched, or because nothing is known yet. */
export function NothingUnwatched(props: {
  summary: Pick<Summary, 'cells' | 'refreshedAt'>;
}) {
  const { cells, refreshedAt } = props.summary;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const isWatched =
    refreshedAt !== undefined && cells.routed + cells.proven > 0;
  return isWatched ? (
    <EmptyState
      description={t('unwatched.noneText')}
      icon={<RiEyeLine />}
      title={t('unwatched.none')}
    />
  ) : (
    <EmptyState
      description={t('unwatched.noPartsText')}
      icon={<RiRadarLine />}
      title={t('unwatched.noParts')}
    />
  );
}
